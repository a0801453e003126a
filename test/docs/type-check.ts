import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as ts from 'typescript';

/** Sources that stand in no file: by the name of the file that each would be. */
export type Sources = ReadonlyMap<string, string>;

/** An error of the compiler, at a line that counts from 1. */
export interface TypeFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A block may declare what the next one of its page goes on with. */
const LENIENT = { noUnusedLocals: false };

/** What the compiler says of sources, all in one program, with the settings of the tests and examples. */
export function typeCheck(sources: Sources): TypeFault[] {
  const { config } = ts.readConfigFile('tsconfig.dev.json', name => readFileSync(name, 'utf8'));
  const compilerOptions = { ...config.compilerOptions, ...LENIENT };
  const { options } = ts.parseJsonConfigFileContent({ ...config, compilerOptions, include: [] }, ts.sys, process.cwd());
  const byPath = new Map([...sources].map(([name, text]) => [resolve(name), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = path => byPath.has(path) || fileExists(path);
  host.readFile = path => byPath.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = byPath.get(path);
    return text === undefined ? getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([...byPath.keys()], options, host);
  return [...sources.keys()].flatMap(file => {
    const source = program.getSourceFile(resolve(file))!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(fault => ({
      file,
      line: source.getLineAndCharacterOfPosition(fault.start ?? 0).line + 1,
      message: ts.flattenDiagnosticMessageText(fault.messageText, ' '),
    }));
  });
}

/** A source as what Node runs. */
export function transpiled(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  return outputText;
}
