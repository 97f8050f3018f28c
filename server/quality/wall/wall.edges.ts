// Edges of walls.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'ServiceWall', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'ServiceWall', name: 'publishedBy', to: 'Employee', kind: 'one', by: 'publishedById' },
]);
