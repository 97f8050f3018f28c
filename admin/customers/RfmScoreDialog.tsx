// Scores everybody by a model as of a day, in the background: after purchases came in, or to look at how things stood then.
import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/language.tsx';
import { gql, request } from '../provider/client.ts';
import { TextField } from '../shared/fields.tsx';
import { FormDialog } from '../shared/FormDialog.tsx';
import { addDays, dayOf, useFormat } from '../shared/format.ts';
import { toastJob } from '../shared/JobToast.tsx';
import type { RfmModel } from './rfm.ts';

const COMPUTE = gql`mutation ComputeRfm($id: ID!, $asOf: Date) { computeRfm(modelId: $id, asOf: $asOf) { id } }`;

/** Queues the scoring, with purchases of `through` as the last that count (none: all), and says how far it is. */
export async function scoreNow(id: string, title: string, onDone: () => void, through?: string | null): Promise<void> {
  const { computeRfm } = await request<{ computeRfm: { id: string } }>(COMPUTE, { id, ...(through ? { asOf: addDays(through, 1) } : {}) });
  toastJob(computeRfm.id, title, { onDone });
}

export function RfmScoreDialog({ model, onClose }: { model: RfmModel; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const queries = useQueryClient();
  const today = dayOf(new Date());
  return (
    <FormDialog title={t('rfm.score.title')} text={t('rfm.score.text')} act={t('rfm.score.act')} defaults={{ through: today }} onClose={onClose}
      onSend={async ({ through }) => {
        const title = t('rfm.edit.scoring', { name: t('rfm.version', { name: format.named(model), number: model.number }) });
        await scoreNow(model.id, title, () => void queries.invalidateQueries(), through === today ? null : String(through));
        onClose();
      }}>
      <TextField name="through" type="date" label={t('rfm.score.through')} help={t('rfm.score.throughHelp')} required />
    </FormDialog>
  );
}
