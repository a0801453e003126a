/** Writes the bill of materials of what is published, as CycloneDX, to the file that is given. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { publishedBill } from './bill-of-materials';
import { packagesIn } from './notice';

const [output] = process.argv.slice(2);
const read = (file: string) => readFileSync(file, 'utf8');
const { name } = JSON.parse(read('package.json'));
const npm = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const bill = publishedBill(JSON.parse(npm), JSON.parse(read('package-lock.json')), name, packagesIn(read('NOTICE')));
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${JSON.stringify(bill, null, 2)}\n`);
