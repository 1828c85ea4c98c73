// Measures one document in a process of its own, so that one that never ends can be ended.
import { PATHOLOGICAL } from './documents.ts';
import { measureStages } from './stages.ts';

const [, , name = '', bytes = ''] = process.argv;
const document = PATHOLOGICAL[name]?.(Number(bytes));
if (!document) throw new Error(`There is no pathological document “${name}”`);
for await (const held of measureStages(document)) console.log(JSON.stringify(held));
