// The second step: which column feeds which field, suggested from the headers in both languages; the first rows below.
import { ChevronDown, TriangleAlert } from 'lucide-react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { type Preview, shownText } from './preview.ts';
import type { WizardState } from './wizard-state.ts';

export function StepMapping({ state, preview, patch }: { state: WizardState; preview: Preview; patch: (more: Partial<WizardState>) => void }) {
  const t = useT();
  const format = useFormat();
  const mapping = state.mapping ?? preview.mapping;
  const label = (key: string) => { const field = preview.fields.find((each) => each.key === key); return field ? format.label({ zh: field.labelZh, en: field.labelEn }) : key; };
  const used = new Set(Object.values(mapping));
  const unused = preview.headers.filter((header) => header && !used.has(header));
  const choose = (field: string, header: string) => {
    const next = Object.fromEntries(Object.entries(mapping).filter(([key, value]) => key !== field && value !== header));
    // Mended cells and cures belong to a column that is no longer the same.
    const keep = (key: string, at: 0 | 1) => key.split(':')[at] !== field;
    patch({ mapping: header ? { ...next, [field]: header } : next, fixes: Object.fromEntries(Object.entries(state.fixes).filter(([key]) => keep(key, 1))), cures: state.cures.filter((key) => keep(key, 0)) });
  };
  const samples = (field: string) => preview.rows.slice(0, 3).map((row) => { const cell = row.cells.find((each) => each.field === field); return cell ? shownText(cell, preview.fields.find((each) => each.key === field)?.type) : ''; }).filter(Boolean).join(format.language === 'zh' ? '、' : ', ');
  const columns = preview.fields.filter((field) => mapping[field.key] !== undefined);
  return (
    <div className="col g16" style={{ padding: '12px 24px 24px' }}>
      {preview.missing ? <p className="note late" role="alert"><TriangleAlert size={16} aria-hidden />{preview.missing}</p> : <p className="t13 t2" role="status">{t('wizard.suggested', { count: Object.keys(mapping).length })}</p>}
      <table className="table compact flush phone" style={{ maxWidth: 880 }}>
        <thead><tr><th scope="col">{t('wizard.field')}</th><th scope="col">{t('wizard.column')}</th><th scope="col">{t('wizard.sample')}</th></tr></thead>
        <tbody>{preview.fields.map((field) => (
          <tr key={field.key}>
            <th scope="row" className="lead" style={{ color: 'var(--text)', fontSize: 13 }}>{label(field.key)}{field.isRequired && <span className="t12 t3"> {t('wizard.required')}</span>}</th>
            <td><span className={field.isRequired && !mapping[field.key] && !(field.key === 'store' && state.storeId) ? 'in sm err' : 'in sm'} style={{ width: 240 }}>
              <select aria-label={t('wizard.columnOf', { field: label(field.key) })} value={mapping[field.key] ?? ''} onChange={(event) => choose(field.key, event.target.value)}>
                <option value="">{t('wizard.unmapped')}</option>
                {preview.headers.filter(Boolean).map((header) => <option key={header} value={header}>{header}</option>)}
              </select><ChevronDown size={14} aria-hidden style={{ marginLeft: -22, pointerEvents: 'none' }} /></span></td>
            <td className="t2"><span className="el" style={{ maxWidth: 360, display: 'block' }}>{samples(field.key)}</span></td>
          </tr>
        ))}</tbody>
      </table>
      {unused.length > 0 && <p className="t12 t3">{t('wizard.unused', { names: unused.join(format.language === 'zh' ? '、' : ', ') })}</p>}
      <section>
        <h2 className="h3" style={{ marginBottom: 8 }}>{t('wizard.preview')}</h2>
        <div className="scrollx sheetbox" tabIndex={0} role="region" aria-label={t('wizard.preview')}>
          <table className="table compact">
            <thead><tr><th scope="col">{t('wizard.line')}</th>{columns.map((field) => <th key={field.key} scope="col">{label(field.key)}</th>)}</tr></thead>
            <tbody>{preview.rows.map((row) => (
              <tr key={row.line}><td className="t3">{format.count(row.line)}</td>
                {columns.map((field) => { const cell = row.cells.find((each) => each.field === field.key); return <td key={field.key} className={cell?.problem ? 'latec' : undefined} title={cell?.problem ?? undefined}>{cell && (cell.problem ? cell.text : shownText(cell, field.type))}{cell?.problem && <span className="visually-hidden"> {cell.problem}</span>}</td>; })}
              </tr>
            ))}</tbody>
          </table>
        </div>
      </section>
    </div>
  );
}
