/** Prints what Spectral finds wrong with the description of the API in the file that is named, one fault in a line. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rules from './spectral.mjs';

// Exceptions in the rules name the document as if it lay beside them.
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

const spectral = new core.Spectral();
spectral.setRuleset(new core.Ruleset(rules, { source: beside('spectral.mjs') }));
const text = await readFile(process.argv[2], 'utf8');
const faults = await spectral.run(new core.Document(text, parsers.Json, beside('openapi.json')));
faults.forEach((fault) => console.log(`${fault.code} ${fault.path.join('.')}: ${fault.message}`));
