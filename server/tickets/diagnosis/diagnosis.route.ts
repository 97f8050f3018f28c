// /portal/api/diagnosis...: photos, short videos and marks by a link, behind the same door as the other public pages.
import type { Router } from 'express';
import { z } from 'zod';
import { PortalPurpose } from '../../../schema/tickets/portal.ts';
import { AppError } from '../../core/errors.ts';
import { bodyOf, countWrite, handled, linkOf, type Served, type Transport } from '../portal/portal.door.ts';
import { portalReasons } from '../portal/portal.messages.ts';
import { sendFile, uploads } from '../portal/portal.route.ts';
import { addShot, diagnosisByLink, fileOfShot, markShot, removeShot, submitDiagnosis } from './diagnosis-page.service.ts';

/** A short video of a phone; a photo is judged by the keeper of files. */
const FILE_MB = 20;
const key = z.string().regex(/^[\w-]{8,80}$/);
/** `of` and `at`: the picture is a frame of that video of hers, so many thousandths of a second in. */
const PLACE = z.object({ step: z.string().regex(/^[a-z]{1,20}$/), key, of: z.string().regex(/^[1-9]\d{0,17}$/).optional(), at: z.coerce.number().int().min(0).max(36_000_000).optional() });
const SUBMIT = z.object({ key, remark: z.string().trim().max(1_000).nullish().transform((text) => text || null) });
const MARKS = z.object({ marks: z.array(z.unknown()) });
const idOf = (text: unknown): string => (/^[1-9]\d{0,17}$/.test(String(text)) ? String(text) : '0');

/** Hangs the routes; the door before /portal/api is hung with the other pages. */
export function hangDiagnosis(router: Router, house: Served, transport: Transport): void {
  const take = uploads(transport, FILE_MB);
  const purpose = PortalPurpose.DIAGNOSIS;

  router.get('/portal/api/diagnosis', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, purpose);
    res.json(await diagnosisByLink(ctx, link));
  }));

  router.post('/portal/api/diagnosis/shots', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, purpose);
    const place = PLACE.safeParse(req.query);
    if (!place.success) throw new AppError('VALIDATION', portalReasons.PORTAL_BODY, { params: { what: 'step, key' } });
    await countWrite(house, link, 'pf');
    const { step, key: sentKey, of, at } = place.data;
    await addShot(ctx, link, { stepKey: step, key: sentKey, still: of ? { videoId: of, atMs: at ?? 0 } : null, ...(await take(req)) });
    res.status(201).json(await diagnosisByLink(ctx, link));
  }));

  router.get('/portal/api/diagnosis/shots/:id', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, purpose);
    await sendFile(house, res, await fileOfShot(ctx, link, idOf(req.params.id)), req.query.size === 'small');
  }));

  router.put('/portal/api/diagnosis/shots/:id/marks', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, purpose);
    const { marks } = await bodyOf(req, transport, MARKS);
    await countWrite(house, link, 'pf');
    await markShot(ctx, link, idOf(req.params.id), marks);
    res.json(await diagnosisByLink(ctx, link));
  }));

  router.delete('/portal/api/diagnosis/shots/:id', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, purpose);
    await countWrite(house, link, 'pw');
    await removeShot(ctx, link, idOf(req.params.id));
    res.json(await diagnosisByLink(ctx, link));
  }));

  router.post('/portal/api/diagnosis/submit', handled(async (req, res) => {
    const { link, ctx } = await linkOf(house, req, purpose);
    const said = await bodyOf(req, transport, SUBMIT);
    await countWrite(house, link, 'pw');
    await submitDiagnosis(ctx, link, said);
    res.json(await diagnosisByLink(ctx, link));
  }));
}
