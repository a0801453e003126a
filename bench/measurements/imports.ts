import { Figure } from '../figure';
import { interleaved } from '../interleaved';
import { Command, timed } from '../processes/timed';
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
      ours: async () => timed(running(readingAll(`zoom-cmk-constructs/${entry}`))),
      theirs: async () => timed(running(bare.map(requiring).join(';'))),
      nothing: async () => timed(running('')),
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

/** The index of AWS loads a module when a name of it is read. */
function readingAll(module: string): string {
  return `Object.values(${requiring(module)})`;
}

function requiring(module: string): string {
  return `require(${JSON.stringify(module)})`;
}

function running(code: string): Command {
  return { file: process.execPath, args: ['--input-type=commonjs', '-e', code] };
}
