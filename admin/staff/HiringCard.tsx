// The hiring file of a person: each standard with what was seen of it, by whom and when; noted by whoever writes people.
import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { useRefresh } from 'ra-core';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { useCan } from '../provider/viewer.ts';
import { StatusTag } from '../shared/cells.tsx';
import { SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { Card } from '../shared/Page.tsx';
import { toastDone } from '../shared/Toasts.tsx';

const HIRING = gql`query HiringFileOf($id: ID!) { hiringStandards { key isRequired label { zh en } } employee(id: $id) { id version hiringFile } }`;
const NOTE = gql`mutation NoteHiring($input: NoteHiringFileInput!) { noteHiringFile(input: $input) { id version } }`;
interface Standard { key: string; isRequired: boolean; label: { zh: string; en: string } }
interface Kept { key: string; isMet: boolean; note: string | null; notedOn: string; notedBy: string }
interface Answer { hiringStandards: Standard[]; employee: { id: string; version: number; hiringFile: { checks: Kept[] } | null } | null }

export function HiringCard({ employeeId }: { employeeId: string }) {
  const t = useT();
  const format = useFormat();
  const can = useCan();
  const refresh = useRefresh();
  const [noting, setNoting] = useState<Standard | null>(null);
  const { data, refetch } = useAsk<Answer>(HIRING, { id: employeeId }, { enabled: can('staff:read-personal'), staleTime: 0 });
  const person = data?.employee;
  if (!data || !person) return null;
  const checks = person.hiringFile?.checks ?? [];
  const lacks = data.hiringStandards.filter((one) => one.isRequired && !checks.some((each) => each.key === one.key && each.isMet)).length;
  return (
    <Card title={t('hiring.title')} facts={<StatusTag tone={lacks === 0 ? 'ok' : 'soon'}>{lacks === 0 ? t('hiring.all') : t('hiring.lacks', { count: lacks, smart_count: lacks })}</StatusTag>}>
      <ul className="plain col g8">{data.hiringStandards.map((one) => {
        const kept = checks.find((each) => each.key === one.key);
        return (
          <li key={one.key} className="row g8 wrap t13">
            <StatusTag tone={kept?.isMet ? 'ok' : kept ? 'late' : undefined} icon={kept?.isMet ? <Check size={12} aria-hidden /> : <Minus size={12} aria-hidden />}>{t(kept ? (kept.isMet ? 'hiring.met' : 'hiring.unmet') : 'hiring.open')}</StatusTag>
            <span style={{ flex: '1 1 160px' }}>{format.label(one.label)}{!one.isRequired && <span className="t3"> · {t('hiring.preferred')}</span>}{kept && <span className="t12 t3" style={{ display: 'block' }}>{[kept.note, kept.notedBy, format.day(kept.notedOn)].filter(Boolean).join(' · ')}</span>}</span>
            {can('staff:write') && <button type="button" className="btn sm" aria-label={`${t('hiring.note')} ${format.label(one.label)}`} onClick={() => setNoting(one)}>{t('hiring.note')}</button>}
          </li>
        );
      })}</ul>
      {noting && <FormDialog title={format.label(noting.label)} act={t('hiring.save')} defaults={{ isMet: 'yes', note: checks.find((each) => each.key === noting.key)?.note ?? '' }} onClose={() => setNoting(null)}
        onSend={async (values) => { await request(NOTE, { input: { id: person.id, expectedVersion: person.version, checks: [{ key: noting.key, isMet: values.isMet === 'yes', note: values.note || null }] } }); setNoting(null); await refetch(); refresh(); toastDone(t('hiring.saved')); }}>
        <SelectField name="isMet" label={t('hiring.result')} required choices={[{ value: 'yes', label: t('hiring.met') }, { value: 'no', label: t('hiring.unmet') }]} /><TextField name="note" label={t('hiring.seen')} help={t('hiring.seenHelp')} />
      </FormDialog>}
    </Card>
  );
}
