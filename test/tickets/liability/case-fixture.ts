// Cases of tiles for the tests: a customer with a receipt, her ticket, photos sent in, and the documents that are asked with.
import { photo } from '../../platform/files-fixture.ts';
import { boughtBy } from '../money-fixture.ts';
import { key, type Any, type TicketWorld } from '../ticket-fixture.ts';

export const VISIT = 'id version state dueAt arrivedAt isLate isBeyondStandard submittedAt checksum outcome answers technician { id } formVersionId';
export const REMEDIES = 'id version remedies { id version state remedyKind what amount costAmount dueAt doneAt isLate waitsFor agreement outcome compensation { id state approval { id version state approverRoles } } }';
export const CHARGE = 'id version state amount acceptedAmount cause party partyName share dueAt settledOn reference';
export const DOCS = {
  plan: `mutation ($input: PlanSiteVisitInput!) { done: planSiteVisit(input: $input) { ${VISIT} } }`,
  arrive: `mutation ($input: SiteVisitInput!) { done: arriveAtSiteVisit(input: $input) { ${VISIT} } }`,
  finish: `mutation ($input: FinishSiteVisitInput!) { done: finishSiteVisit(input: $input) { ${VISIT} } }`,
  cancelVisit: `mutation ($input: CancelSiteVisitInput!) { done: cancelSiteVisit(input: $input) { ${VISIT} } }`,
  decide: 'mutation ($input: DecideLiabilityInput!) { done: decideLiability(input: $input) { id version productShare installationShare mainCause supersededAt decidedBy { id } } }',
  propose: `mutation ($input: ProposeRemediesInput!) { done: proposeRemedies(input: $input) { ${REMEDIES} } }`,
  agree: `mutation ($input: AgreeRemediesInput!) { done: agreeRemedies(input: $input) { ${REMEDIES} } }`,
  start: 'mutation ($input: StartRemedyInput!) { done: startRemedy(input: $input) { id version state compensation { id state approval { id version } } } }',
  finishRemedy: 'mutation ($input: FinishRemedyInput!) { done: finishRemedy(input: $input) { id version state doneAt isLate } }',
  delay: 'mutation ($input: DelayRemedyInput!) { done: delayRemedy(input: $input) { id version state dueAt waitsFor } }',
  cancelRemedy: 'mutation ($input: CancelRemedyInput!) { done: cancelRemedy(input: $input) { id version state } }',
  claim: `mutation ($input: ClaimChargeBackInput!) { done: claimChargeBack(input: $input) { ${CHARGE} } }`,
  answer: `mutation ($input: AnswerChargeBackInput!) { done: answerChargeBack(input: $input) { ${CHARGE} } }`,
  settle: `mutation ($input: SettleChargeBackInput!) { done: settleChargeBack(input: $input) { ${CHARGE} } }`,
  withdraw: `mutation ($input: WithdrawChargeBackInput!) { done: withdrawChargeBack(input: $input) { ${CHARGE} } }`,
  approve: 'mutation ($input: ApproveRequestInput!) { done: approveRequest(input: $input) { id state } }',
  refuse: 'mutation ($input: RefuseRequestInput!) { done: refuseRequest(input: $input) { id state } }',
};
const CASE = 'query ($id: ID!) { done: liabilityCase(ticketId: $id) { proposedShares proposalZh proposalEn cost recovered net paid balance measurements causes { cause share most claimed left } explanation } }';

export interface TileCase {
  w: TicketWorld;
  /** Asks and answers `done`. */
  run(token: string, document: string, input: object): Promise<Any>;
  no(token: string, document: string, input: object): Promise<Any>;
  state(id: string, token?: string): Promise<Any>;
  remedies(id: string): Promise<Any[]>;
  /** A customer who bought 50 m² of polished tiles of 800 by 800 for 6,000 yuan, and her complaint. */
  complaint(): Promise<Any>;
  /** Sends a photo in; answers its id. */
  upload(token: string): Promise<string>;
  later(hours: number): string;
}

export function tileCase(w: TicketWorld): TileCase {
  const state = async (id: string, token = w.tokens.agent): Promise<Any> => (await w.ask(token, CASE, { id })).done;
  return {
    w, state,
    run: async (token, document, input) => (await w.ask(token, document, { input })).done,
    no: (token, document, input) => w.refusal(token, document, { input }),
    remedies: async (id) => (await w.ask(w.tokens.agent, `query ($id: ID!) { ticket(id: $id) { ${REMEDIES} } }`, { id })).ticket.remedies,
    async complaint() {
      const bought = await boughtBy(w, w.stores[0] as string, [{ sku: `TILE-${key()}`, quantity: '50', unitPrice: '120.00' }]);
      const line = Object.values(bought.lines)[0] as string;
      return w.open(w.tokens.agent, { memberNo: bought.memberNo, body: '买了 50 平方米 800×800 抛光砖，铺好以后发现色差很明显，要求换砖重铺', subject: '800×800 抛光砖色差', purchaseId: bought.purchaseId, purchaseLineId: line });
    },
    async upload(token) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(await photo(40, 30))]), '色差.jpg');
      const answer = await fetch(`${w.http.url}/files/attachments`, { method: 'POST', body: form, headers: { 'x-aftercare': 'upload', authorization: `Bearer ${token}` } });
      return ((await answer.json()) as { id: string }).id;
    },
    later: (hours) => new Date(Date.now() + hours * 3_600_000).toISOString(),
  };
}

/** What a technician finds: the colours of polished tiles, all else well. */
export const found = (fileId: string | null, colour: string[], more: object = {}): Any => ({
  kind: { value: 'polished' }, where: { value: 'living' }, area: { value: '50' }, batch: { value: 'B20260112' },
  colour: { value: { readings: colour, instrument: 'CM-26d' }, ...(fileId ? { evidence: [{ fileId }] } : {}) },
  size: { value: { readings: ['0.3', '0.5'] } }, absorption: { value: { readings: ['0.2', '0.3'] } }, slip: { value: { readings: ['R10'] } },
  'broken-box': { isNotApplicable: true }, 'broken-unlaid': { value: false }, hollow: { value: false }, joints: { value: false }, mixed: { value: false }, acid: { value: false }, blow: { value: false },
  wish: { value: '换砖，重铺，最好补偿一点' }, ...more,
});
