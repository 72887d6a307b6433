/** Prints what the parser of AsyncAPI finds wrong with the document in the file that is named, one fault in a line. */
import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';

const ERROR = 0;

const { diagnostics } = await new Parser().parse(await readFile(process.argv[2], 'utf8'));
diagnostics
  .filter((diagnostic) => diagnostic.severity === ERROR)
  .forEach((fault) => console.log(`${fault.path.join('.')}: ${fault.message}`));
