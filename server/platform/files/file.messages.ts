// What is said when a file is refused.
import { defineMessages } from '../../core/messages.ts';

export const fileReasons = defineMessages({
  FILE_KIND: ['只接受 JPEG、PNG、WebP、GIF 图片、PDF 和 MP4 视频', 'Pictures (JPEG, PNG, WebP, GIF), PDF and MP4 are taken'],
  FILE_BROKEN_PICTURE: ['图片读不出来，重新拍一张或另存后再传', 'The picture cannot be read; take it again or save it anew'],
  FILE_PIXELS: ['图片太大，上限 {limit} 百万像素', 'The picture is too large; the limit is {limit} megapixels'],
  FILE_BYTES: ['文件太大，这一类上限 {limit} MB', 'The file is too large; the limit for its kind is {limit} MB'],
  FILE_UNKNOWN: ['附件不是你上传的，或已经用过，重新上传', 'The file is not an upload of yours, or is used already; upload it again'],
  FILES_MANY: ['还有太多上传的文件没有用，先用掉或明天再传', 'Too many uploads hang on nothing; use them first, or come back tomorrow'],
  UPLOAD_BEGIN: ['开始上传时要写明编号、名称、大小和 SHA-256', 'An upload begins with its key, name, size and SHA-256'],
  UPLOAD_OTHER: ['这个上传编号已用于另一个文件', 'This key was used for another file'],
  UPLOAD_UNKNOWN: ['没有这个上传，重新开始', 'There is no such upload; begin it again'],
  UPLOAD_PIECE: ['这一块的大小或序号不对', 'The piece has not its size or its number'],
  UPLOAD_PIECE_HASH: ['这一块传坏了，再传一次', 'The piece came broken; send it again'],
  UPLOAD_INCOMPLETE: ['还没传完，补上缺的块', 'It is not whole yet; send the pieces that are missing'],
  UPLOAD_HASH: ['拼起来与手机上的不一致，重新上传', 'Put together it is not the file on the phone; send it anew'],
  UPLOADS_MANY: ['未传完的上传太多，先传完', 'Too many uploads are unfinished; finish them first'],
});
