// One day that differs from the week: closed, or worked with shifts of its own, under a name in both languages.
import { useWatch } from 'react-hook-form';
import { useT } from '../i18n/language.tsx';
import { Pair, SelectField, TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import type { Content, Exception } from './calendars.operations.ts';
import { readShifts, sayShifts, weekdayOf } from './month.ts';

export function DayDialog({ day, content, onDone, onClose }: { day: string; content: Content; onDone: (exception: Exception | null) => void; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const old = content.exceptions.find((one) => one.date === day);
  const usual = content.week[String(weekdayOf(day))] ?? [];
  return (
    <FormDialog title={t('calendars.dayTitle', { day: format.day(day), weekday: t(`calendars.weekday.${weekdayOf(day)}`) })} act={t('calendars.put')} onClose={onClose}
      defaults={{ how: old ? (old.isWorking ? 'on' : 'off') : 'usual', shifts: sayShifts(old?.shifts ?? (usual.length > 0 ? usual : content.week['1'] ?? [])), nameZh: old?.nameZh ?? '', nameEn: old?.nameEn ?? '' }}
      onSend={async (values) => {
        if (values.how === 'usual') { onDone(null); return; }
        const names = { ...(values.nameZh ? { nameZh: String(values.nameZh) } : {}), ...(values.nameEn ? { nameEn: String(values.nameEn) } : {}) };
        onDone(values.how === 'off' ? { date: day, isWorking: false, ...names } : { date: day, isWorking: true, shifts: readShifts(String(values.shifts ?? '')) ?? [], ...names });
      }}>
      <SelectField name="how" label={t('calendars.how')} required choices={['usual', 'off', 'on'].map((value) => ({ value, label: t(`calendars.how.${value}`) }))} />
      <More />
    </FormDialog>
  );
}

function More() {
  const t = useT();
  const how = useWatch({ name: 'how' }) as string;
  if (how === 'usual') return null;
  return (
    <>
      {how === 'on' && <TextField name="shifts" label={t('calendars.shifts')} help={t('calendars.shiftsHelp')} required rules={{ validate: (text: unknown) => (readShifts(String(text ?? ''))?.length ?? 0) > 0 || t('calendars.shiftsWrong') }} />}
      <Pair><TextField name="nameZh" label={t('calendars.nameZh')} /><TextField name="nameEn" label={t('calendars.nameEn')} /></Pair>
    </>
  );
}
