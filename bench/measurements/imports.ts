import { Figure } from '../figure';
import { interleaved } from '../interleaved';
import { timed } from '../processes/timed';
import { quantity } from '../quantity';
import { requiredModules } from '../required-modules';
import { spread } from '../statistics';

const TURNS = 11;
const ENTRY_POINTS = ['aws', 'azure', 'oci'];

/** The import of each entry point, against the modules of others that its compiled files require. */
export async function imports(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const entry of ENTRY_POINTS) {
    const bare = requiredModules(`lib/${entry}/index.js`);
    const { ours, theirs, nothing } = await interleaved(TURNS, {
      ours: async () => timed(requiring([`zoom-cmk-constructs/${entry}`])),
      theirs: async () => timed(requiring(bare)),
      nothing: async () => timed(requiring([])),
    });
    const side = (what: string, spent: typeof ours) =>
      quantity(
        what,
        spent.map(({ wallMs }) => wallMs),
        spent.map(({ memoryMb }) => memoryMb),
      );
    const start = side('', nothing).value;
    figures.push({
      name: `import: \`zoom-cmk-constructs/${entry}\``,
      unit: 'ms',
      subject: side(`\`require('zoom-cmk-constructs/${entry}')\``, ours),
      baseline: side(`the ${bare.length} modules of others that it requires`, theirs),
      spread: spread(ours.map(({ wallMs }) => wallMs)),
      note: `The whole process, of which Node.js itself takes ${start.toFixed(0)} ms.`,
    });
  }
  return figures;
}

function requiring(modules: readonly string[]) {
  const code = modules.map(name => `require(${JSON.stringify(name)});`).join('');
  return { file: process.execPath, args: ['--input-type=commonjs', '-e', code] };
}
