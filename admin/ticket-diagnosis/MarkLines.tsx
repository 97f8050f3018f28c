// The lines of marks, each with a light halo so that it is seen on any ground.
import { type Mark, markPath } from '../shared/marks.ts';

export function MarkLines({ marks, width, height }: { marks: readonly Mark[]; width: number; height: number }) {
  return <>{marks.map((mark) => { const path = markPath(mark, width, height); return <g key={path}><path className="halo" d={path} /><path className="stroke" d={path} /></g>; })}</>;
}
