// What questions are about: the chain's topics by their names in the language on screen, to pick from, and to word.
import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { request } from '../provider/client.ts';
import { useAsk } from '../provider/useOperation.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useFormat } from '../shared/format.ts';
import { toastDone } from '../shared/Toasts.tsx';
import { SAVE_TOPIC, type Topic, TOPICS } from './exams.operations.ts';

/** The topics, and how one is called; a word that is no topic (any more) is said as it was written. */
export function useTopics() {
  const format = useFormat();
  const { data, refetch } = useAsk<{ examTopics: { items: Topic[] } }>(TOPICS);
  const topics = data?.examTopics.items ?? [];
  const say = (key: string): string => { const one = topics.find((each) => each.key === key); return one ? format.named(one) : key; };
  return { topics, say, sayAll: (keys: readonly string[]): string => keys.map(say).join(format.language === 'zh' ? '、' : ', '), refetch };
}

/** Some of the topics, each a box to tick; those chosen before stay in their order. */
export function TopicPick({ label, help, value, onChange }: { label: string; help?: string; value: readonly string[]; onChange: (keys: string[]) => void }) {
  const { topics, say } = useTopics();
  const keys = [...topics.map((one) => one.key), ...value.filter((key) => !topics.some((one) => one.key === key))];
  return (
    <div className="col g4" role="group" aria-label={label}>
      <span className="lbl">{label}</span>
      <div className="row g12 wrap">{keys.map((key) => <label key={key} className="choice t13"><input type="checkbox" className="ck" checked={value.includes(key)} onChange={(event) => onChange(event.target.checked ? [...value, key] : value.filter((one) => one !== key))} />{say(key)}</label>)}</div>
      {help && <span className="help">{help}</span>}
    </div>
  );
}

/** The topics of the bank, each to be worded anew, and a new one. */
export function TopicBar() {
  const t = useT();
  const format = useFormat();
  const { topics, refetch } = useTopics();
  const [editing, setEditing] = useState<Topic | 'new' | null>(null);
  const one = editing === 'new' ? null : editing;
  return (
    <div className="row g6 wrap" role="group" aria-label={t('examTopics.title')} style={{ padding: '0 20px 10px 24px' }}>
      <span className="t12 t3">{t('examTopics.title')}</span>
      {topics.map((topic) => <button key={topic.id} type="button" className="btn sm" aria-label={`${t('examTopics.edit')} ${format.named(topic)}`} onClick={() => setEditing(topic)}>{format.named(topic)}<Pencil size={12} aria-hidden /></button>)}
      <button type="button" className="btn sm" onClick={() => setEditing('new')}><Plus size={12} aria-hidden />{t('examTopics.new')}</button>
      {editing && <FormDialog title={one ? t('examTopics.edit') : t('examTopics.new')} act={t('form.save')} defaults={{ key: '', nameZh: one?.nameZh ?? '', nameEn: one?.nameEn ?? '' }} onClose={() => setEditing(null)}
        onSend={async (values) => {
          await request(SAVE_TOPIC, { input: { ...(one ? { id: one.id, expectedVersion: one.version } : { key: String(values.key ?? '') }), nameZh: String(values.nameZh ?? ''), nameEn: String(values.nameEn ?? '') } });
          setEditing(null); await refetch(); toastDone(t('examTopics.saved'));
        }}>
        {!one && <TextField name="key" label={t('exams.key')} help={t('exams.keyHelp')} required />}<TextField name="nameZh" label={t('exams.nameZh')} required /><TextField name="nameEn" label={t('exams.nameEn')} required />
      </FormDialog>}
    </div>
  );
}
