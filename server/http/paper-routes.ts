// GET /files/papers/<kind>/<id>?language=zh|en gives a row out as PDF, to whoever may read it.
import { AppError } from '../core/errors.ts';
import { LANGUAGES, type Language } from '../core/language.ts';
import { paperFor } from '../platform/pdf/paper.registry.ts';
import { makePdf, pdfHeaders } from '../platform/pdf/pdf.service.ts';
import type { Routes } from '../routes.ts';
import { contextOf, whoAsks, type Asked } from './request-context.ts';

export const paperRoutes: Routes = (router, house) => {
  router.get('/files/papers/:kind/:id', async (req, res, next) => {
    try {
      const who = await whoAsks(req, house);
      if (who.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
      const ctx = contextOf(house, res.locals.asked as Asked, who);
      const language = LANGUAGES.find((one) => one === req.query.language) ?? (ctx.locale as Language);
      const { fileName, pages } = await paperFor(ctx, String(req.params.kind), String(req.params.id), language);
      const bytes = await makePdf(pages);
      res.set(pdfHeaders(fileName, bytes.length)).end(bytes);
    } catch (error) { next(error); }
  });
};
