// Row rules of reviews and plans: those of one's stores, and those one made or answers for; of regions and the chain those who reach all.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('MonthlyReview', { any: [{ store: 'storeId' }, { own: 'madeById', as: 'employee' }] });
defineRowRule('ImprovementPlan', { any: [{ store: 'storeId' }, { own: 'ownerId', as: 'employee' }] });
defineRowRule('LeverMargin', { store: 'storeId' });
defineRowRule('PlanStep', { through: 'plan' });
