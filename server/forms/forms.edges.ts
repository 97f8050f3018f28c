// How forms hang together.
import { defineEdges } from '../core/read/edges.ts';

defineEdges([
  { from: 'Form', name: 'versions', to: 'FormVersion', kind: 'many', by: 'formId', sort: { prop: 'number', order: 'DESC' } },
  { from: 'FormVersion', name: 'form', to: 'Form', kind: 'one', by: 'formId' },
  { from: 'FormVersion', name: 'author', to: 'User', kind: 'one', by: 'authorId' },
  { from: 'FormVersion', name: 'publishedBy', to: 'User', kind: 'one', by: 'publishedById' },
]);
