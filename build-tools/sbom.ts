/** Writes the bill of materials of what is published, as CycloneDX, to the file that is given. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { publishedBill } from './bill-of-materials';
import { packagesIn } from './notice';

const [output] = process.argv.slice(2);
const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
const npm = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const bill = publishedBill(JSON.parse(npm), name, packagesIn(readFileSync('NOTICE', 'utf8')));
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${JSON.stringify(bill, null, 2)}\n`);
