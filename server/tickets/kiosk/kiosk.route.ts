// /portal/api/kiosk...: the store's tablet, let in by its key, behind the same door as the other public pages.
import type { Request, Router } from 'express';
import { z } from 'zod';
import { ReturnReason } from '../../../schema/tickets/return.ts';
import type { Kiosk } from '../../../schema/tickets/kiosk.ts';
import type { Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { tryWithin } from '../../platform/auth/try-limit.service.ts';
import { bodyOf, contextFor, DEAD_LINKS, handled, type Served, type Transport } from '../portal/portal.door.ts';
import { portalReasons } from '../portal/portal.messages.ts';
import { kioskLines, kioskOf, returnAtKiosk } from './kiosk.service.ts';

const word = (most: number) => z.string().trim().min(1).max(most).nullish().transform((text) => text || null);
const LOOK = z.object({ receiptNo: word(60), memberNo: word(40), digits: z.string().regex(/^\d{6}$/).nullish().transform((text) => text || null) })
  .refine((asked) => asked.receiptNo !== null || (asked.memberNo !== null && asked.digits !== null), { path: ['receiptNo'] });
const RETURN = z.object({
  key: z.string().regex(/^[\w-]{8,80}$/), line: z.string().max(400), reason: z.enum(ReturnReason), hasPackaging: z.boolean().default(true), remark: z.string().trim().max(300).nullish().transform((text) => text || null),
});

/** The kiosk that the request's key names; wrong keys are few an address. */
async function kioskIn(house: Served, req: Request): Promise<{ kiosk: Kiosk; ctx: Context }> {
  const key = /^Kiosk ([\w-]{1,60})$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
  const system = contextFor(house, req, 'kiosk');
  try {
    const kiosk = await kioskOf(system, key);
    return { kiosk, ctx: contextFor(house, req, kiosk.nameZh) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const tried = await tryWithin(house.db, 'pl', req.ip ?? '', DEAD_LINKS);
    throw tried.isAllowed ? error : new AppError('RATE_LIMITED', portalReasons.PORTAL_OFTEN, { retryAfter: tried.wait });
  }
}

export function hangKiosk(router: Router, house: Served, transport: Transport): void {
  router.get('/portal/api/kiosk', handled(async (req, res) => {
    const { kiosk } = await kioskIn(house, req);
    const { rows: [store] } = await house.db.write.query<{ zh: string; en: string }>('select name_zh zh, name_en en from stores where id = $1', [kiosk.storeId]);
    res.json({ store, name: { zh: kiosk.nameZh, en: kiosk.nameEn } });
  }));
  router.post('/portal/api/kiosk/lines', handled(async (req, res) => {
    const { kiosk, ctx } = await kioskIn(house, req);
    res.json({ lines: await kioskLines(ctx, kiosk, await bodyOf(req, transport, LOOK)) });
  }));
  router.post('/portal/api/kiosk/returns', handled(async (req, res) => {
    const { kiosk, ctx } = await kioskIn(house, req);
    res.status(201).json(await returnAtKiosk(ctx, kiosk, await bodyOf(req, transport, RETURN)));
  }));
}
