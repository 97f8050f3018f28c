// A draft on one person: the lines that they would have for a month, each opened to how it came about; nothing is kept.
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import type { Fault } from '../provider/faults.ts';
import { ExplainPopover, type Explanation } from '../shared/Explain.tsx';
import { ReferencePicker } from '../shared/fields.tsx';
import { dayOf, useFormat } from '../shared/format.ts';
import { PanelSection } from '../shared/Page.tsx';
import type { SchemeContent, Words } from './incentives.operations.ts';

const TRY = gql`query TrySchemeOnPerson($input: TrySchemeInput!) { trySchemeOnPerson(input: $input) { month total people lines { key kind amount label { zh en } explanation } } }`;
interface Tried { month: string; total: string; people: number; lines: { key: string; kind: string; amount: string; label: Words; explanation: Explanation }[] }

export function PersonTrial({ schemeId, content }: { schemeId: string; content: SchemeContent }) {
  const t = useT();
  const format = useFormat();
  const [employeeId, setEmployeeId] = useState<string | null>(null);
  const [month, setMonth] = useState(dayOf(new Date(Date.now() - 20 * 86_400_000)).slice(0, 7));
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tried?: Tried; fault?: string }>({});
  const reckon = async (): Promise<void> => {
    setBusy(true);
    try { setSaid({ tried: (await request<{ trySchemeOnPerson: Tried }>(TRY, { input: { schemeId, content, employeeId, on: `${month}-01` } })).trySchemeOnPerson }); } catch (fault) { setSaid({ fault: Object.values((fault as Fault).fields ?? {})[0] ?? (fault as Fault).message }); }
    setBusy(false);
  };
  const { tried, fault } = said;
  return (
    <PanelSection title={t('payTry.title')} aside={t('incentives.notSaved')}>
      <div className="col g6">
        <span className="lbl" aria-hidden>{t('payTry.person')}</span>
        <ReferencePicker label={t('payTry.person')} resource="employees" value={employeeId} say={(row) => `${format.person(row)} ${String(row.employeeNo ?? '')}`} onChange={(id) => { setEmployeeId(id); setSaid({}); }} />
        <div className="row g6"><span className="in grow"><input type="month" aria-label={t('payTry.month')} value={month} onChange={(event) => setMonth(event.target.value)} /></span><button type="button" className="btn" disabled={busy || !employeeId || !month} onClick={() => void reckon()}>{t('payTry.act')}</button></div>
        <div aria-live="polite">
          {fault && <p className="err-line">{fault}</p>}
          {tried && (
            <>
              <p className="row t13"><span>{format.month(tried.month)} <span className="t12 t3">{t('payTry.among', { count: tried.people })}</span></span><b className="end nw">{format.money(tried.total)}</b></p>
              <ul className="plain-list">{tried.lines.map((line) => <li key={line.key} className="row t13"><span className="el">{format.label(line.label)}</span><span className="end nw"><ExplainPopover explanation={line.explanation} name={format.label(line.label)}>{line.kind === 'BUDGET' ? t('incentives.budget') : format.money(line.amount)}</ExplainPopover></span></li>)}</ul>
            </>
          )}
        </div>
      </div>
    </PanelSection>
  );
}
