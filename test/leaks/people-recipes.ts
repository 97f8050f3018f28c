// How writes of careers, hiring, sessions and drills are asked for well formed; put together with the rest in write-recipes.ts.
import type { Actor, Cast } from './cast.ts';

interface Bench { cast: Cast; admin: Actor; actor: Actor; storeId: string }
type Made = Record<string, unknown>;
interface Hands { next(word: string): string; taught(bench: Bench): Promise<Made>; neighbour(bench: Bench): Promise<string>; form(bench: Bench): Promise<Made> }
type Recipes = Record<string, (bench: Bench) => Promise<Made | null>>;

const sql = async <T extends object>({ cast }: Bench, text: string, values: unknown[]): Promise<T> => (await cast.world.db.write.query<T>(text, values)).rows[0] as T;

/** The recipes, with the hands of the bench that they share with others. */
export function peopleRecipes({ next, taught, neighbour, form }: Hands): Recipes {
  /** Two positions and one step between them. */
  const step = async (bench: Bench): Promise<Made> => {
    const [from, to] = [next('lower'), next('higher')];
    await sql(bench, `insert into positions (key, name_zh, name_en, team, place, duties_zh, duties_en, standards_zh, standards_en) select k, k, k, 'SERVICE', 1, '{}', '{}', '{}', '{}' from unnest($1::text[]) k`, [[from, to]]);
    return { fromPosition: from, toPosition: to, requirements: [{ kind: 'TENURE', zh: '满一年', en: 'A year', least: '12' }] };
  };
  // One draft at a time: what an earlier try left goes first.
  const noDraft = (bench: Bench): Promise<object> => sql(bench, `delete from career_ladder_versions where state = 'DRAFT'`, []);
  const ladderDraft = async (bench: Bench): Promise<Made> => {
    await noDraft(bench);
    const content = { steps: [{ ...(await step(bench)), key: next('step') }] };
    const { id } = await sql<{ id: string }>(bench, `insert into career_ladder_versions (number, content) select coalesce(max(number), 0) + 1, $1 from career_ladder_versions returning id::text`, [JSON.stringify(content)]);
    return { input: { id, expectedVersion: 1 } };
  };
  /** A session whose time has come. */
  const begun = async (bench: Bench): Promise<Made> => {
    const employeeId = await neighbour(bench);
    const { id } = await sql<{ id: string }>(bench,
      `insert into training_sessions (course_id, session_kind, store_id, place, starts_at, ends_at, state) values ($1, 'SPECIAL', $2, '会议室', now() - interval '2 hours', now() - interval '1 hour', 'PLANNED') returning id::text`, [(await taught(bench)).id, bench.storeId]);
    return { input: { id, expectedVersion: 1, marks: [{ employeeId, mark: 'PRESENT', attendedMinutes: 20 }] } };
  };
  const scene = async (bench: Bench): Promise<{ sceneId: string; formKey: string; formVersionId: string }> => {
    const made = await form(bench) as { id: string; versions: { items: { id: string }[] } };
    const formVersionId = made.versions.items[0]?.id as string;
    await sql(bench, `update form_versions set state = 'PUBLISHED', effective_from = now() - interval '1 day' where id = $1`, [formVersionId]);
    const { key } = await sql<{ key: string }>(bench, 'select key from forms where id = $1', [made.id]);
    const { id } = await sql<{ id: string }>(bench, `insert into drill_scenes (key, name_zh, name_en, scene_kind, brief_zh, brief_en, form_key) values ($1, '场景', 'Scene', 'NEGOTIATE', '谈', 'Talk', $2) returning id::text`, [next('scene'), key]);
    return { sceneId: id, formKey: key, formVersionId };
  };
  /** Those who may grade anywhere, the one who tries first. */
  const assessors = (bench: Bench): string[] => {
    const all = bench.cast.actors.filter((one) => one.viewer.employeeId && one.viewer.reaches.get('training:grade')?.all).map((one) => one.viewer.employeeId as string);
    const own = bench.actor?.viewer.employeeId;
    return [...new Set([...(own && bench.actor.viewer.reaches.has('training:grade') ? [own] : []), ...all])].slice(0, 2);
  };
  const drill = async (bench: Bench, state: 'GRADING' | 'GRADED'): Promise<{ id: string }> => {
    const { sceneId, formVersionId } = await scene(bench);
    const [first, second] = assessors(bench);
    return sql<{ id: string }>(bench,
      `insert into drills (scene_id, form_version_id, participant_id, store_id, state, held_at, held_on, round, first_assessor_id, second_assessor_id) values ($1, $2, $3, $4, $5, now(), current_date, 1, $6, $7) returning id::text`,
      [sceneId, formVersionId, await neighbour(bench), bench.storeId, state, first, second]);
  };
  /** Who is far away is no assessor there: the drill is other people's. */
  const near = ({ actor, storeId }: Bench): boolean => { const reach = actor?.viewer.reaches.get('training:grade'); return Boolean(reach && (reach.all || reach.storeIds.includes(storeId))); };
  return {
    saveCareerLadder: async (bench) => { await noDraft(bench); return { input: { steps: [await step(bench)], note: '试一版' } }; },
    publishCareerLadder: ladderDraft,
    discardCareerLadderDraft: ladderDraft,
    noteHiringFile: async (bench) => {
      const made = await sql<{ id: string; version: number }>(bench, `insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on, store_id) values ($1, '新人', 'x', 'x', 'clerk', 'L1', 'REGULAR', '2020-01-01', $2) returning id::text, version`, [next('HIRED'), bench.storeId]);
      return { input: { id: made.id, expectedVersion: made.version, checks: [{ key: 'SIMULATION', isMet: true, note: '86 分' }] } };
    },
    holdSession: begun,
    startDrill: async (bench) => ({ input: { idempotencyKey: next('key'), sceneId: (await scene(bench)).sceneId, participantId: await neighbour(bench), assessorIds: assessors(near(bench) ? bench : { ...bench, actor: bench.admin }) } }),
    gradeDrill: async (bench) => ({ input: { idempotencyKey: next('key'), drillId: (await drill(near(bench) ? bench : { ...bench, actor: bench.admin }, 'GRADING')).id, answers: { clean: { value: true } }, disputeMinutes: '12' } }),
    debriefDrill: async (bench) => ({ input: { id: (await drill(near(bench) ? bench : { ...bench, actor: bench.admin }, 'GRADED')).id, expectedVersion: 1, debrief: '先道歉再问' } }),
    cancelDrill: async (bench) => ({ input: { id: (await drill(near(bench) ? bench : { ...bench, actor: bench.admin }, 'GRADING')).id, expectedVersion: 1, reason: '重来' } }),
  };
}
