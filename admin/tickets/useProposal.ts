// What is proposed about a need while it is written down: asked anew when the words rest, the older question ended.
import { useAsk } from '../provider/useOperation.ts';
import { useStill } from '../shared/useStill.ts';
import { PROPOSE } from './acts.operations.ts';

export interface IntakeProposal {
  categoryId: string | null; needClass: string | null; level: string | null; reasonZh: string; reasonEn: string;
  duplicates: { id: string; number: string; subject: string; status: string; openedAt: string; score: number; reasonZh: string; reasonEn: string }[];
}

/** The proposal for these words and this person; null before there is one. */
export function useProposal({ body, customer, phone }: { body: string; customer: { id: string } | null; phone: string }): IntakeProposal | null {
  const asked = JSON.stringify({ ...(body.trim() ? { text: body.trim() } : {}), ...(customer ? { customerId: customer.id } : phone.trim() ? { phone: phone.trim() } : {}) });
  const rested = useStill(asked);
  const input = JSON.parse(rested) as { text?: string };
  const { data } = useAsk<{ ticketProposal: IntakeProposal }>(PROPOSE, { input }, { enabled: (input.text?.length ?? 0) > 1 });
  return (input.text?.length ?? 0) > 1 ? data?.ticketProposal ?? null : null;
}
