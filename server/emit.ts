// npm run emit: builds the schema offline and writes the two emitted files of schema/.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import { apiSchema } from './api-schema.ts';
import { printContract } from './contract-printer.ts';

const folder = fileURLToPath(new URL('../schema/', import.meta.url));

/** The emitted files' texts by name. */
export function emitted(): Record<string, string> {
  const schema = apiSchema();
  const note = 'Emitted by npm run emit; not edited by hand.';
  return {
    'schema.graphql': `# The API as others see it. ${note}\n${printSchema(schema)}\n`,
    'contract.ts': `// The shapes of the API for the browser: types without code. ${note}\n${printContract(schema)}`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of Object.entries(emitted())) writeFileSync(`${folder}${name}`, text);
  console.log('Wrote schema/schema.graphql and schema/contract.ts');
}
