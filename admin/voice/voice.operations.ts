// What the screens of customers' voice ask and write.
import { gql } from '../provider/client.ts';
import { defineResource } from '../provider/resources.ts';

export interface Named { id: string; nameZh: string; nameEn: string }
export interface OpinionRow { id: string; aspect: string; tone: string; score: string; quote: string; answeredOn: string; responseId: string; store: Named | null; survey: Named | null }
export interface ResponseRow {
  id: string; version: number; channel: string; answeredAt: string; rating: number | null; ratingBest: number | null; satisfaction: string | null; recommend: number | null; comment: string | null; tone: string | null; label: string | null; store: Named | null; survey: Named | null;
  employee: { id: string; name: string } | null;
}
export interface ResponseRecord extends ResponseRow { answers: Record<string, { value?: unknown }>; scales: { id: string; questionZh: string; questionEn: string; value: number; best: number }[]; opinions: { id: string; aspect: string; tone: string; quote: string }[] }
export interface SurveyRow extends Named { version: number; key: string; touchpoint: string; isOpen: boolean; channels: string[]; opensOn: string | null; closesOn: string | null; delayHours: number; quietDays: number; validDays: number; responses: { total: number } | null; invitations: { total: number } | null; kept: { total: number } | null }
export interface HeatCell { aspect: string; column: string | null; mentions: number; positive: number; negative: number; score: string; filter: Record<string, unknown> }
export interface Heatmap { from: string | null; until: string | null; mentions: number; aspects: string[]; columns: { key: string | null; label: { zh: string; en: string } }[]; cells: HeatCell[] }
export interface QuestionResult { key: string; label: { zh: string; en: string }; least: number; best: number; count: number; counts: number[]; mean: string | null; median: number | null; topTwo: string | null; net: string | null; pearson: string | null }
export interface Results { responses: number; questions: QuestionResult[]; alpha: string | null; straightLiners: number; contradictory: number }
export interface ModelRow { id: string; number: number; textCount: number; accuracy: string; lexiconAccuracy: string; learntAt: string }

const NAMED = '{ id nameZh nameEn }';
export const RESPONSE_FIELDS = `channel answeredAt rating ratingBest satisfaction recommend comment tone label store ${NAMED} survey ${NAMED} employee { id name nameEn }`;
export const OPINION_FIELDS = `aspect tone score quote answeredOn responseId store ${NAMED} survey ${NAMED}`;
export const SURVEY_FIELDS = `key nameZh nameEn touchpoint isOpen channels opensOn closesOn delayHours quietDays validDays responses(page: { limit: 1 }) { total } invitations(page: { limit: 1 }) { total } kept: invitations(filter: { state: { eq: SENT }, sending: { in: [NO_WAY, FAILED] } }, page: { limit: 1 }) { total }`;
export const HEATMAP = gql`query SentimentHeatmap($input: SentimentHeatmapInput) { sentimentHeatmap(input: $input) { from until mentions aspects columns { key label { zh en } } cells { aspect column mentions positive negative score filter } } }`;
export const QUOTES = gql`query CellQuotes($filter: OpinionFilter) { opinions(filter: $filter, sort: [{ field: SCORE, order: ASC }], page: { limit: 12 }) { total items { id aspect tone quote answeredOn responseId } } }`;
export const MODELS = gql`query SentimentModels { sentimentModels(page: { limit: 1 }) { items { id number textCount accuracy lexiconAccuracy learntAt } } }`;
export const LEARN = gql`mutation LearnSentiment { learnSentiment { id } }`;
export const RESULTS = gql`query SurveyResults($id: ID!, $storeIds: [ID!]) { surveyResults(id: $id, storeIds: $storeIds) { responses alpha straightLiners contradictory questions { key label { zh en } least best count counts mean median topTwo net pearson } } }`;
export const INVITE = gql`mutation InviteToSurvey($input: InviteToSurveyInput!) { inviteToSurvey(input: $input) { id sending } }`;
export const SAVE_SURVEY = gql`mutation SaveSurvey($input: SaveSurveyInput!) { saveSurvey(input: $input) { id version } }`;

export interface Question { key?: string; type: string; zh: string; en: string; isRequired?: boolean; from?: number; to?: number; fromWords?: { zh: string; en: string }; toWords?: { zh: string; en: string }; options?: { key?: string; zh: string; en: string }[]; mostCharacters?: number }
export interface Written extends Named { version: number; key: string; touchpoint: string; ratingQuestion: string | null; recommendQuestion: string | null; channels: string[]; opensOn: string | null; closesOn: string | null; form: { id: string; versions: { items: { id: string; state: string; content: { sections: { questions: Question[] }[] } }[] } } | null }
export const SURVEY_WRITTEN = gql`query SurveyWritten($id: ID!) { survey(id: $id) { id version key nameZh nameEn touchpoint ratingQuestion recommendQuestion channels opensOn closesOn form { id versions(page: { limit: 5 }) { items { id state content } } } } }`;

defineResource({ name: 'opinions', noun: 'Opinion', one: 'opinion', fields: OPINION_FIELDS });
defineResource({ name: 'surveyResponses', noun: 'SurveyResponse', one: 'surveyResponse', fields: RESPONSE_FIELDS, oneFields: `${RESPONSE_FIELDS} answers scales { id questionZh questionEn value best } opinions { id aspect tone quote }` });
defineResource({ name: 'surveys', noun: 'Survey', one: 'survey', fields: SURVEY_FIELDS });
