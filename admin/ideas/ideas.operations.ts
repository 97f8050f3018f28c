// What the screens of gold ideas ask and write.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

interface Named { id: string; nameZh: string; nameEn: string }
export interface IdeaRow { id: string; version: number; title: string; body: string; state: string; proposerId: string; proposerName: string; proposerNameEn: string | null; proposer: { name: string; nameEn: string | null } | null; proposedAt: string; voteCount: number; adoptionCount: number; hasMyVote: boolean; awardMonthOn: string | null; awardPlace: number | null; store: Named | null }
export interface IdeaRecord extends IdeaRow { decisionReason: string | null; effectMeasure: string | null; effectBefore: string | null; effectAfter: string | null; effectExplanation: { before: unknown; after: unknown } | null; effectMeasuredAt: string | null; adoptions: { id: string; adoptedOn: string; reason: string; store: Named | null; adoptedBy: { id: string; name: string } | null }[] }
export interface Ranking { month: string; isSettled: boolean; best: { place: number; ideaId: string; title: string; proposerName: string; proposerNameEn: string | null; adoptionCount: number; voteCount: number }[] }
export interface MeasureChoice { key: string; label: { zh: string; en: string }; unit: string; isStock: boolean; dimensions: { key: string }[] }

export const IDEA_FIELDS = 'title body state proposerId proposerName proposerNameEn proposer { name nameEn } proposedAt voteCount adoptionCount hasMyVote awardMonthOn awardPlace store { id nameZh nameEn }';
export const FEED = gql`query IdeaFeed($filter: IdeaFilter, $sort: [IdeaSort!], $month: String!) {
  ideas(filter: $filter, sort: $sort, page: { limit: 50 }) { total items { id version ${IDEA_FIELDS} } }
  ideaRanking(month: $month) { month isSettled best { place ideaId title proposerName proposerNameEn adoptionCount voteCount } }
}`;
export const MEASURES = gql`query IdeaMeasures { measures { key label { zh en } unit isStock dimensions { key } } }`;
export const PROPOSE = gql`mutation ProposeIdea($input: ProposeIdeaInput!) { proposeIdea(input: $input) { id } }`;
export const VOTE = gql`mutation VoteForIdea($input: VoteForIdeaInput!) { voteForIdea(input: $input) { id voteCount } }`;
export const ADOPT = gql`mutation AdoptIdea($input: AdoptIdeaInput!) { adoptIdea(input: $input) { id } }`;
export const DECLINE = gql`mutation DeclineIdea($input: ReasonedIdeaInput!) { declineIdea(input: $input) { id } }`;
export const WITHDRAW = gql`mutation WithdrawIdea($input: ReasonedIdeaInput!) { withdrawIdea(input: $input) { id } }`;
export const MEASURE = gql`mutation MeasureIdea($input: MeasureIdeaInput!) { measureIdea(input: $input) { id } }`;
export const AWARD = gql`mutation AwardIdeas($input: AwardIdeasInput!) { awardIdeas(input: $input) }`;

defineResource({
  name: 'ideas', noun: 'Idea', one: 'idea', fields: IDEA_FIELDS,
  oneFields: `${IDEA_FIELDS} decisionReason effectMeasure effectBefore effectAfter effectExplanation effectMeasuredAt adoptions { id adoptedOn reason store { id nameZh nameEn } adoptedBy { id name nameEn } }`,
});
