// Edges from and to gold ideas.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'Idea', name: 'proposer', to: 'Employee', kind: 'one', by: 'proposerId', description: 'Where the viewer may see the person; the name stands in the row.' },
  { from: 'Idea', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'Idea', name: 'decidedBy', to: 'Employee', kind: 'one', by: 'decidedById' },
  { from: 'Idea', name: 'adoptions', to: 'IdeaAdoption', kind: 'few', by: 'ideaId', sort: { prop: 'adoptedOn', order: 'ASC' } },
  { from: 'Idea', name: 'votes', to: 'IdeaVote', kind: 'few', by: 'ideaId', description: 'The viewer’s own, if there is one: who else voted is nobody’s to look up.' },
  { from: 'IdeaVote', name: 'idea', to: 'Idea', kind: 'one', by: 'ideaId' },
  { from: 'IdeaVote', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'IdeaAdoption', name: 'idea', to: 'Idea', kind: 'one', by: 'ideaId' },
  { from: 'IdeaAdoption', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'IdeaAdoption', name: 'adoptedBy', to: 'Employee', kind: 'one', by: 'adoptedById' },
  { from: 'Employee', name: 'ideas', to: 'Idea', kind: 'many', by: 'proposerId', sort: { prop: 'proposedAt', order: 'DESC' } },
]);
