// /portal/api/survey and /portal/api/kiosk/survey: the customer's page by her link, and the store's tablet by its key; no account, no cookie.
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import { InvitationState, Survey } from '../../schema/voice/survey.ts';
import type { Clock } from '../core/clock.ts';
import type { Context, Logger } from '../core/context.ts';
import type { Database } from '../core/database.ts';
import { AppError } from '../core/errors.ts';
import { fillable } from '../forms/sheet.service.ts';
import { kioskOf } from '../tickets/kiosk/kiosk.service.ts';
import { answerAtTablet, answerByLink, invitationOf, tabletSurvey } from './answer.service.ts';
import { formOfSurvey } from './survey.service.ts';
import { voiceReasons } from './voice.messages.ts';

export interface Served { db: Database; clock: Clock; log: Logger }
/** The door of the public pages, handed in by what puts the parts together. */
export interface Door {
  handled(work: (req: Request, res: Response) => Promise<void>): RequestHandler;
  contextFor(house: Served, req: Request, name: string): Context;
  bodyOf<T>(req: Request, form: z.ZodType<T>): Promise<T>;
}
const ANSWER = z.object({ key: z.string().regex(/^[\w-]{8,80}$/), answers: z.record(z.string().max(60), z.object({ value: z.unknown() })) });
const credential = (req: Request, scheme: 'Link' | 'Kiosk'): string => new RegExp(`^${scheme} ([\\w-]{1,200})$`).exec(req.headers.authorization ?? '')?.[1] ?? '';

async function page(ctx: Context, survey: Survey, storeId: string | null): Promise<object> {
  const form = await formOfSurvey(ctx, survey);
  const { rows: [store] } = await ctx.db.write.query<{ zh: string; en: string }>('select name_zh zh, name_en en from stores where id = $1', [storeId]);
  return { name: { zh: survey.nameZh, en: survey.nameEn }, store: store ?? null, ...(fillable(form.content) as object) };
}

export function hangSurveys(router: Router, house: Served, door: Door): void {
  router.get('/portal/api/survey', door.handled(async (req, res) => {
    const ctx = door.contextFor(house, req, 'survey');
    const found = await invitationOf(ctx, credential(req, 'Link'));
    if (found.state === InvitationState.ANSWERED) { res.json({ isAnswered: true }); return; }
    const survey = await house.db.source.manager.findOneByOrFail(Survey, { id: found.surveyId });
    if (!survey.isOpen) throw new AppError('POLICY', voiceReasons.SURVEY_CLOSED);
    res.json({ isAnswered: false, ...(await page(ctx, survey, found.storeId ?? null)) });
  }));
  router.post('/portal/api/survey', door.handled(async (req, res) => {
    const ctx = door.contextFor(house, req, 'survey');
    const { key, answers } = await door.bodyOf(req, ANSWER);
    await answerByLink(ctx, credential(req, 'Link'), key, answers);
    res.status(201).json({ isReceived: true });
  }));
  router.get('/portal/api/kiosk/survey', door.handled(async (req, res) => {
    const ctx = door.contextFor(house, req, 'kiosk');
    const kiosk = await kioskOf(ctx, credential(req, 'Kiosk'));
    res.json(await page(ctx, await tabletSurvey(ctx), kiosk.storeId));
  }));
  router.post('/portal/api/kiosk/survey', door.handled(async (req, res) => {
    const ctx = door.contextFor(house, req, 'kiosk');
    const kiosk = await kioskOf(ctx, credential(req, 'Kiosk'));
    const { key, answers } = await door.bodyOf(req, ANSWER);
    await answerAtTablet(ctx, { id: kiosk.id, storeId: kiosk.storeId, name: kiosk.nameZh }, key, answers);
    res.status(201).json({ isReceived: true });
  }));
}
