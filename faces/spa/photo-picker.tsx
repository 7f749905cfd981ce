/** Photos are sent one by one as soon as they are chosen; the form carries their keys. One that fails says why, the others stay. */
import { useEffect, useId, useRef, useState } from 'react'
import { FieldGroup, type FieldText } from '../../design/index.ts'
import { api, refusalOf } from './api.ts'
import { countyCode } from './reference.ts'
import type { UploadedPhoto } from './shapes.ts'
import { shrunkPhoto } from './shrink-photo.ts'

type Held = { readonly key: string; readonly file: File; readonly photo: UploadedPhoto | null; readonly error: string | null; readonly hopeless?: boolean }

const most = 9

/** Answers about the file itself: too large, of another kind, broken. Sending the same file again changes nothing. */
const aboutTheFile: readonly number[] = [400, 413, 415, 422]

/** Why a form with photos cannot go yet; null when every photo chosen has arrived. */
export function photosNotSent(form: HTMLFormElement): string | null {
  if (form.querySelector('[data-photos=sending]') !== null) return '照片还在上传，请等它传完再提交。'
  return form.querySelector('[data-photos=failed]') === null ? null : '有照片没有传上去，请去掉它，换一张；写着“再传一次”的，也可以再传。'
}

export function PhotoPicker({ field, place, camera = false, onHeld }: { field: FieldText; place: string; camera?: boolean; onHeld?(): void }) {
  const [held, setHeld] = useState<readonly Held[]>([])
  const count = useRef(0)
  // What was said about the photos before may not be true of these any more.
  useEffect(() => { if (count.current > 0) onHeld?.() }, [held])
  const status = useId()
  const put = (key: string, change: Partial<Held>) => setHeld((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const send = async (key: string, file: File) => {
    put(key, { error: null })
    const form = new FormData()
    form.append('photo', await shrunkPhoto(file), file.name)
    try {
      put(key, { photo: await api.post<UploadedPhoto>(`/api/files?county=${countyCode(place)}`, form) })
    } catch (error) {
      const refusal = refusalOf(error)
      put(key, { error: refusal?.sentence ?? '没有传上去。', hopeless: refusal !== null && aboutTheFile.includes(refusal.status) })
    }
  }
  const choose = async (event: React.ChangeEvent<HTMLInputElement>) => {
    const files = [...event.target.files ?? []].slice(0, Math.max(0, most - held.length)).map((file) => ({ key: String(count.current += 1), file, photo: null, error: null }))
    event.target.value = ''
    setHeld((all) => [...all, ...files])
    for (const { key, file } of files) await send(key, file)
  }
  const onChange = (event: React.ChangeEvent<HTMLInputElement>) => void choose(event)
  const input = { type: 'file', accept: 'image/*', multiple: true, 'aria-describedby': status, onChange } as const
  return (
    <FieldGroup field={field}>
      {camera ? (
        <div className="photo-ways">
          <label className="button button--ordinary">拍照<input {...input} className="visually-hidden" id={field.name} capture="environment" /></label>
          <label className="button button--ordinary">从相册选<input {...input} className="visually-hidden" /></label>
        </div>
      ) : <div className="photo-ways"><label className="button button--ordinary">选照片<input {...input} className="visually-hidden" id={field.name} /></label></div>}
      <p className="small soft" id={status} role="status">{standing(held)}</p>
      {held.length > 0 && (
        <ul className="files">
          {held.map((one) => (
            <HeldPhoto
              key={one.key} held={one} name={field.name} onAgain={() => void send(one.key, one.file)}
              onRemove={() => setHeld((all) => all.filter(({ key }) => key !== one.key))}
            />
          ))}
        </ul>
      )}
    </FieldGroup>
  )
}

function standing(held: readonly Held[]): string {
  const arrived = held.filter(({ photo }) => photo !== null).length
  const failed = held.filter(({ error }) => error !== null).length
  if (held.length === 0) return `最多 ${most} 张，选好马上上传。`
  if (arrived + failed < held.length) return `正在传第 ${arrived + failed + 1} 张，共 ${held.length} 张…`
  return failed === 0 ? `已传 ${arrived} 张。` : `已传 ${arrived} 张，${failed} 张没有传上去。`
}

function HeldPhoto({ held: { file, photo, error, hopeless = false }, name, onRemove, onAgain }: { held: Held; name: string; onRemove(): void; onAgain(): void }) {
  return (
    <li className="photo-held" data-photos={photo !== null ? 'sent' : error === null ? 'sending' : 'failed'}>
      {photo !== null && (
        <>
          <input type="hidden" name={name} value={photo.id} />
          <span className="files__picture"><img src={photo.thumb} alt={file.name} width="96" height="96" /></span>
        </>
      )}
      {error !== null && <p className="field__error">{`${file.name}：${error}`}</p>}
      {error !== null && !hopeless && <button className="button button--ordinary" type="button" onClick={onAgain}>再传一次</button>}
      {(photo !== null || error !== null) && <button className="button button--quiet" type="button" onClick={onRemove} aria-label={`去掉照片 ${file.name}`}>去掉</button>}
    </li>
  )
}
