// Edges from applications to the people they name.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'CareerApplication', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'CareerApplication', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'CareerApplication', name: 'decidedBy', to: 'Employee', kind: 'one', by: 'decidedById' },
  { from: 'CareerApplication', name: 'ladderVersion', to: 'CareerLadderVersion', kind: 'one', by: 'ladderVersionId' },
  { from: 'CareerLadderVersion', name: 'author', to: 'User', kind: 'one', by: 'authorId' },
  { from: 'CareerLadderVersion', name: 'publishedBy', to: 'User', kind: 'one', by: 'publishedById' },
]);
