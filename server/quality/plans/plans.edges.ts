// Edges from and to monthly reviews, plans of improvement and their steps.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'MonthlyReview', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'MonthlyReview', name: 'region', to: 'Region', kind: 'one', by: 'regionId' },
  { from: 'MonthlyReview', name: 'madeBy', to: 'Employee', kind: 'one', by: 'madeById' },
  { from: 'MonthlyReview', name: 'plans', to: 'ImprovementPlan', kind: 'few', by: 'reviewId', sort: { prop: 'id', order: 'ASC' } },
  { from: 'ImprovementPlan', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'ImprovementPlan', name: 'region', to: 'Region', kind: 'one', by: 'regionId' },
  { from: 'ImprovementPlan', name: 'owner', to: 'Employee', kind: 'one', by: 'ownerId' },
  { from: 'ImprovementPlan', name: 'review', to: 'MonthlyReview', kind: 'one', by: 'reviewId' },
  { from: 'ImprovementPlan', name: 'steps', to: 'PlanStep', kind: 'few', by: 'planId', sort: { prop: 'position', order: 'ASC' } },
  { from: 'LeverMargin', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'LeverMargin', name: 'region', to: 'Region', kind: 'one', by: 'regionId' },
  { from: 'PlanStep', name: 'plan', to: 'ImprovementPlan', kind: 'one', by: 'planId' },
  { from: 'PlanStep', name: 'doneBy', to: 'Employee', kind: 'one', by: 'doneById' },
]);
