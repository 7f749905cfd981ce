/** Every reason for which a file is not taken or not given, with the HTTP status it becomes. */
import { Refused, type Refusal } from '../../core/procedure/refusal.ts'

type Reason = { readonly status: number; readonly sentence: string; readonly cause: string; readonly rule?: string }

const onlyPhotos = '这里只收 JPG、PNG、WebP 格式的照片。'

export const fileReasons = {
  'photo-empty': { status: 422, sentence: '这张照片是空的，没有收到内容。请重新选择一张再试。', cause: 'no bytes received' },
  'photo-too-large': { status: 413, sentence: '这张照片超过 12 MB，没有收下。请在手机里选“中等大小”再发，或者截屏后发截图。', cause: 'more than 12 MB' },
  'photo-too-many-pixels': { status: 422, sentence: '这张照片的像素太多（超过 2400 万），没有收下。请把相机改成普通分辨率重拍，或者截屏后发截图。', cause: 'more pixels than allowed' },
  'photo-heic': { status: 415, sentence: '这是苹果手机的 HEIC 照片，这里打不开。请在手机相机设置里选择“兼容性最好”后重拍，或者截屏后发截图。', cause: 'HEIC or HEIF' },
  'photo-svg': { status: 415, sentence: `这是矢量图或网页，不是照片。${onlyPhotos}请用手机拍一张再发。`, cause: 'SVG, XML or HTML' },
  'photo-gif': { status: 415, sentence: `这是 GIF 动图。${onlyPhotos}请截屏后发截图。`, cause: 'GIF' },
  'photo-tiff': { status: 415, sentence: `这是 TIFF 图。${onlyPhotos}请用看图软件另存为 JPG 再发。`, cause: 'TIFF' },
  'photo-pdf': { status: 415, sentence: `这是 PDF 文件。${onlyPhotos}请把要紧的那一页截屏后发截图。`, cause: 'PDF' },
  'photo-other-type': { status: 415, sentence: `这不是照片文件。${onlyPhotos}请用手机拍一张再发。`, cause: 'not JPEG, PNG or WebP by content' },
  'photo-odd-name': { status: 415, sentence: `文件名的后缀不是照片的后缀。${onlyPhotos}请重新选择照片。`, cause: 'extension is not one of a photo' },
  'photo-broken': { status: 422, sentence: '这张照片损坏了，打不开。请重拍一张，或者截屏后发截图。', cause: 'decoder refused it' },
  'photo-too-hard': { status: 422, sentence: '这张照片处理不了，没有收下。请重拍一张，或者截屏后发截图。', cause: 'decoder exceeded time or memory' },
  'photo-queue-full': { status: 503, sentence: '现在上传照片的人很多，这张还没有收下。请过一分钟再试，您填的内容都还在。', cause: 'decoder queue is full' },
  'photo-too-many-waiting': { status: 429, sentence: '您已经传了很多照片还没有提交。请先提交，或者明天再传。', cause: 'quota of waiting uploads used up' },
  'upload-too-often': { status: 429, sentence: '传得太快了，请过十分钟再试。已经传好的照片都还在。', cause: 'upload budget of this address used up' },
  'upload-malformed': { status: 400, sentence: '没有收到照片。请重新选择照片后再传。', cause: 'not a multipart body with exactly one file' },
  'county-unknown': { status: 422, sentence: '没有这个县（区），请刷新页面后重试。', cause: 'county is not one of ours' },
  'file-unknown': { status: 404, sentence: '找不到这个文件，或者您不能查看它。', cause: 'no such file for this actor' },
  'attachment-unknown': { status: 422, sentence: '有照片找不到了（可能已过 24 小时）。您填的内容都还在，请重新添加照片后再提交。', cause: 'a file id is foreign, attached already or expired' },
} as const satisfies Readonly<Record<string, Reason>>

export type FileReason = keyof typeof fileReasons

export function fileRefusal(code: FileReason, detail?: string): Refusal {
  const { sentence, cause } = fileReasons[code]
  return { code, sentence, cause: detail === undefined ? cause : `${cause}: ${detail}` }
}

export function refuseFile(code: FileReason, detail?: string): never {
  throw new Refused(fileRefusal(code, detail))
}

/** For the edge, which turns refusals into HTTP; undefined for one of another room. */
export function statusOfFileRefusal(code: string): number | undefined {
  return Object.hasOwn(fileReasons, code) ? fileReasons[code as FileReason].status : undefined
}
