// Says that a newer version waits, and goes over to it when told: never in the middle of an answer by itself.
import { useT } from '../i18n/language.tsx';
import { takeUpdate, useUpdate } from './offline.ts';

export function UpdatePrompt() {
  const t = useT();
  if (!useUpdate()) return null;
  return <p className="note row" role="status"><span className="grow">{t('run.newer')}</span><button type="button" className="btn" onClick={takeUpdate}>{t('run.update')}</button></p>;
}
