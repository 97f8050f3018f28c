// The third step: errors sit on their cells and are mended there; a cure for a whole column is offered before rows.
import { Check, CircleCheck, TriangleAlert, WandSparkles } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { Empty } from '../shared/states.tsx';
import { ErrorCell } from './ErrorCell.tsx';
import { type ColumnCure, type Preview, type PreviewRow, shownText } from './preview.ts';
import type { WizardState } from './wizard-state.ts';

interface Props { state: WizardState; preview: Preview; patch: (more: Partial<WizardState>) => void }

export function StepErrors({ state, preview, patch }: Props) {
  const t = useT();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  const seen = useRef(new Map<number, PreviewRow>());
  for (const row of preview.badRows) seen.current.set(row.line, row);
  const history = useRef<string[]>([]);
  const fields = useMemo(() => new Map(preview.fields.map((field) => [field.key, field])), [preview.fields]);
  const label = (key: string) => { const field = fields.get(key); return field ? format.label({ zh: field.labelZh, en: field.labelEn }) : key; };
  const bad = new Map(preview.badRows.map((row) => [row.line, row]));
  const byHand = new Set(Object.keys(state.fixes).map((key) => Number(key.split(':')[0])));
  const [of, word] = chosen?.split(':') ?? [];
  const matches = (row: PreviewRow) => !chosen || row.cells.some((cell) => cell.field === of && (cell.reason === word || cell.cure?.key === word));
  const rows = [...seen.current.values()].filter((row) => bad.has(row.line) || byHand.has(row.line)).map((row) => bad.get(row.line) ?? row).filter(matches).sort((a, b) => a.line - b.line);
  const columns = preview.fields.filter((field) => state.mapping?.[field.key] ?? preview.mapping[field.key]);
  const wrong = new Set(preview.problems.map((problem) => problem.field));
  const words = (problem: { field: string; reason: string }) => {
    for (const row of preview.badRows) for (const cell of row.cells) if (cell.field === problem.field && cell.reason === problem.reason && cell.problem) return cell.problem.replace(/\d+/, '…');
    return problem.reason;
  };
  const fix = (line: number, field: string, text: string) => {
    const key = `${line}:${field}`;
    history.current.push(key);
    patch({ fixes: { ...state.fixes, [key]: text }, dryRun: null });
  };
  const undo = () => {
    const key = history.current.pop();
    if (!key) return;
    const { [key]: _gone, ...fixes } = state.fixes;
    patch({ fixes, dryRun: null });
  };
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      // Inside a field that was typed into, the field's own undo comes first.
      const at = event.target as HTMLInputElement;
      if (at.tagName === 'INPUT' && at.dataset.dirty) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  if (preview.badCount === 0 && byHand.size === 0 && state.cures.length === 0) return <Empty icon={CircleCheck} title={t('wizard.clean')} text={t('wizard.cleanText')} />;
  const mended = byHand.size + 0;
  return (
    <div className="two">
      <aside className="facets shown-wide" aria-label={t('wizard.which')}>
        <h2 className="lbl" style={{ padding: '4px 0' }}>{t('wizard.which')}</h2>
        <ul>
          <li><button type="button" className="pick-problem" aria-pressed={chosen === null} onClick={() => setChosen(null)}><span className="el">{t('wizard.allProblems')}</span><i>{format.count(preview.badCount)}</i></button></li>
          {preview.problems.map((problem) => {
            const key = `${problem.field}:${problem.reason}`;
            return <li key={key}><button type="button" className="pick-problem" aria-pressed={chosen === key} onClick={() => setChosen(key)}><span className="el">{label(problem.field)}<span className="t12 t3"> {words(problem)}</span></span><i>{format.count(problem.count)}</i></button></li>;
          })}
        </ul>
        <dl className="kv" style={{ marginTop: 12, paddingTop: 12, borderTop: '1px solid var(--line)' }}>
          <dt>{t('wizard.fixedCount')}</dt><dd className="r b" style={{ paddingRight: 4 }}>{format.count(Math.max(0, mended - [...byHand].filter((line) => bad.has(line)).length))}</dd>
          <dt>{t('wizard.leftCount')}</dt><dd className="r b" style={{ paddingRight: 4 }}>{format.count(preview.badCount)}</dd>
        </dl>
      </aside>
      <div className="main">
        <Cures state={state} preview={preview} patch={patch} label={label} chosen={chosen} onSee={setChosen} />
        <div className="scrollx" tabIndex={0} role="region" aria-label={t('wizard.step3')}>
          <table className="table sticky mend">
            <thead><tr><th scope="col">{t('wizard.line')}</th>{columns.map((field) => <th key={field.key} scope="col" className={wrong.has(field.key) ? 'latec' : undefined}>{label(field.key)}</th>)}<td /></tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.line}>
                <th scope="row" className="t3">{format.count(row.line)}</th>
                {columns.map((field) => {
                  const cell = row.cells.find((each) => each.field === field.key);
                  const fixed = state.fixes[`${row.line}:${field.key}`];
                  if (!cell) return <td key={field.key} />;
                  if (cell.problem && bad.has(row.line)) return <td key={field.key}><ErrorCell cell={cell} name={t('wizard.cell', { line: format.count(row.line), field: label(field.key) })} onFix={(text) => fix(row.line, field.key, text)} /></td>;
                  if (fixed !== undefined) return <td key={field.key}><span className="row g4"><span className="okc"><Check size={14} aria-hidden /></span>{fixed === '' ? <span className="t3">–</span> : shownText({ ...cell, text: fixed }, field.type)}</span></td>;
                  return <td key={field.key} className="t2">{shownText(cell, field.type)}</td>;
                })}
                <td className="t12 t3 r">{bad.has(row.line) ? t('wizard.skipped') : t('wizard.rowFixed')}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
        <div className="row wrap t12 t3" style={{ padding: '8px 20px' }}>
          <span className="row g4 wide"><kbd>↵</kbd>{t('wizard.keysNext')}</span><span className="row g4 wide"><kbd>Alt ↵</kbd>{t('wizard.keysUse')}</span><span className="row g4 wide"><kbd>Ctrl Z</kbd>{t('wizard.keysUndo')}</span>
          <span className="sp" />{preview.badCount > preview.badRows.length && <span>{t('wizard.showing', { count: format.count(preview.badRows.length) })}</span>}
        </div>
      </div>
    </div>
  );
}

/** Cures that would mend many cells at once, and those that were taken, each of which can be turned back. */
function Cures({ state, preview, patch, label, chosen, onSee }: Props & { label: (key: string) => string; chosen: string | null; onSee: (key: string) => void }) {
  const t = useT();
  const format = useFormat();
  const key = (cure: ColumnCure) => `${cure.field}:${cure.key}`;
  const field = chosen?.split(':')[0];
  const offered = preview.cures.filter((cure) => !state.cures.includes(key(cure)) && (!field || cure.field === field)).slice(0, 2);
  return (
    <div className="col g6" style={{ padding: offered.length + state.cures.length ? '12px 20px' : 0 }}>
      {state.cures.map((taken) => {
        const [of = '', word = ''] = taken.split(':');
        return <p key={taken} className="note ok"><TickIcon /><span className="grow">{t('wizard.cured', { cure: `${label(of)}${format.language === 'zh' ? '' : ' '}${t(`cure.${word}`)}` })}</span><button type="button" className="lk" onClick={() => patch({ cures: state.cures.filter((each) => each !== taken), dryRun: null })}>{t('wizard.cureUndo')}</button></p>;
      })}
      {offered.map((cure) => (
        <div key={key(cure)} className="note text wrap">
          <WandSparkles size={16} className="ac" aria-hidden />
          <span className="grow">{t(cure.result === '' ? 'wizard.cureForEmpty' : 'wizard.cureFor', { field: label(cure.field), count: format.count(cure.count), what: t(`cure.${cure.key}`), sample: cure.sample, result: cure.result })}</span>
          <button type="button" className="btn sm" onClick={() => onSee(key(cure))}>{t('wizard.cureSee', { count: format.count(cure.count) })}</button>
          <button type="button" className="btn sm" onClick={() => patch({ cures: [...state.cures, key(cure)], dryRun: null })}>{t('wizard.cureAll')}</button>
        </div>
      ))}
      {preview.badCount > 0 && offered.length === 0 && state.cures.length === 0 && <span className="visually-hidden"><TriangleAlert aria-hidden />{t('wizard.bad', { count: format.count(preview.badCount) })}</span>}
    </div>
  );
}
const TickIcon = () => <Check size={16} aria-hidden />;
