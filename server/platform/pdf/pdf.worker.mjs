// The thread that sets pages as PDF: fonts are read and cut to what is used here, so that no request waits meanwhile.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';

// The package says where its own entry is; the weights lie beside it.
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const own = { normal: join(fonts, 'NotoSansHans-Regular.otf'), bold: join(fonts, 'NotoSansHans-Medium.otf') };
pdfmake.setFonts({ Sans: { ...own, italics: own.normal, bolditalics: own.bold } });
// What stands on a page is data of people: it opens no address and no file.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === own.normal || path === own.bold);

const layouts = {
  rows: {
    hLineWidth: (i, node) => (i === 0 || i === node.table.body.length || i === node.table.headerRows ? 0.8 : 0.4),
    vLineWidth: () => 0, hLineColor: () => '#C9CCD1', paddingLeft: () => 4, paddingRight: () => 4, paddingTop: () => 4, paddingBottom: () => 4,
  },
  facts: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 12, paddingTop: () => 2, paddingBottom: () => 2 },
};
pdfmake.addTableLayouts(layouts);

parentPort.on('message', async ({ definition, foot }) => {
  try {
    const said = (page, pages) => foot.pages.replace('{page}', String(page)).replace('{pages}', String(pages));
    const footer = (page, pages) => ({ columns: [{ text: foot.left, width: '*' }, { text: said(page, pages), width: 'auto' }], margin: [42, 12, 42, 0], fontSize: 8, color: '#5F6670' });
    const info = { ...definition.info, creationDate: new Date(definition.info.creationDate), modDate: new Date(definition.info.creationDate) };
    const bytes = await pdfmake.createPdf({ ...definition, info, footer }).getBuffer();
    const copy = new Uint8Array(bytes);
    parentPort.postMessage({ bytes: copy }, [copy.buffer]);
  } catch (error) {
    parentPort.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
