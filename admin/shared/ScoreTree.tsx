// How a score came about, as a table: what, of what, how many points; branches open and close, failures stand out.
import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { OpenNumber } from './cells.tsx';
import type { Explanation } from './Explain.tsx';
import { decimal, useFormat } from './format.ts';
import './score-tree.css';

const points = (value: Explanation['value']): string => (value === null ? '–' : /^-?\d+(\.\d+)?$/.test(String(value)) ? decimal(String(value), 1) : String(value));

/** Whoever shows the tree may open what stands behind a number of it. */
type Open = (node: Explanation) => void;

function Branch({ node, depth, onOpen }: { node: Explanation; depth: number; onOpen?: Open }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(depth < 2 || node.inputs.some((one) => one.holds === false));
  const isFailure = node.holds === false && depth > 0;
  const hasMore = node.inputs.length > 0;
  const label = format.label(node.label);
  const value = points(node.value);
  return (
    <>
      <tr className={isFailure ? 'failed' : undefined} style={{ '--depth': depth } as CSSProperties}>
        <th scope="row">
          {hasMore
            ? <button type="button" className="ib" aria-expanded={open} aria-label={label} onClick={() => setOpen(!open)}>{open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}</button>
            : <span className="leaf" />}
          <span className={depth < 2 ? 'b' : undefined}>{label}</span>
          {isFailure && depth === 1 && <span className="latec t12 row g4" style={{ display: 'inline-flex', marginLeft: 8 }}><TriangleAlert size={12} aria-hidden />{t('audits.critical')}</span>}
        </th>
        <td className="t2 of">{[node.text && format.label(node.text), node.note && format.label(node.note), node.required && format.label(node.required)].filter(Boolean).join(format.language === 'zh' ? '，' : ', ')}</td>
        <td className={isFailure ? 'r b latec' : 'r b'}>{onOpen && node.value !== null ? <OpenNumber onOpen={() => onOpen(node)} label={`${label} ${value}`}>{value}</OpenNumber> : value}</td>
      </tr>
      {open && node.inputs.map((one, at) => <Branch key={at} node={one} depth={depth + 1} onOpen={onOpen} />)}
    </>
  );
}

export function ScoreTree({ tree, onOpen }: { tree: Explanation; onOpen?: Open }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="scrollx">
      <table className="table scoretree" aria-label={t('audits.why')}>
        <thead><tr><th scope="col" style={{ paddingLeft: 24 }}>{t('audits.why')}{tree.rule?.version !== undefined && <span className="t12 t3 n"> {t('explain.version', { version: tree.rule.version })}{tree.rule.since && tree.rule.since > '1971' ? `${format.language === 'zh' ? '，' : ', '}${t('explain.since', { since: format.day(tree.rule.since) })}` : ''}</span>}</th><th scope="col">{t('audits.formula')}</th><th scope="col" className="r">{t('audits.pointsShort')}</th></tr></thead>
        <tbody><Branch node={tree} depth={0} onOpen={onOpen} /></tbody>
      </table>
    </div>
  );
}
