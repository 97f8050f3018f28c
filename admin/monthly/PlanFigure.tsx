// A figure of a plan that opens: how it came about is asked of the server when it is looked at.
import type { ReactNode } from 'react';
import { request } from '../provider/client.ts';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { PLAN_WHY } from './monthly.operations.ts';

/** A dash has nothing to open. */
export function PlanFigure({ id, figure, name, children }: { id: string; figure: 'baseline' | 'target' | 'wayShare'; name: string; children: ReactNode }) {
  if (children === '–') return <>{children}</>;
  return <ExplainPopover name={name} load={() => request<{ explain: { tree: Explanation } }>(PLAN_WHY, { input: { number: `improvementPlan.${figure}`, id } }).then((answer) => answer.explain.tree)}>{children}</ExplainPopover>;
}
