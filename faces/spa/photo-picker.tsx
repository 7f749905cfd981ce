/** Photos are sent one by one as soon as they are chosen; the form carries their keys. One that fails says why, the others stay. */
import { useId, useRef, useState } from 'react'
import { FieldGroup, type FieldText } from '../../design/index.ts'
import { api, refusalOf } from './api.ts'
import { countyCode } from './reference.ts'
import type { UploadedPhoto } from './shapes.ts'

type Held = { readonly key: string; readonly name: string; readonly photo: UploadedPhoto | null; readonly error: string | null }

const most = 9

export function PhotoPicker({ field, place, camera = false }: { field: FieldText; place: string; camera?: boolean }) {
  const [held, setHeld] = useState<readonly Held[]>([])
  const count = useRef(0)
  const status = useId()
  const sending = held.filter(({ photo, error }) => photo === null && error === null).length
  const put = (key: string, change: Partial<Held>) => setHeld((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const send = async (file: File) => {
    const key = String(count.current += 1)
    setHeld((all) => [...all, { key, name: file.name, photo: null, error: null }])
    const form = new FormData()
    form.append('photo', file)
    try {
      put(key, { photo: await api.post<UploadedPhoto>(`/api/files?county=${countyCode(place)}`, form) })
    } catch (error) {
      put(key, { error: refusalOf(error)?.sentence ?? '没有传上去。' })
    }
  }
  const choose = async (event: React.ChangeEvent<HTMLInputElement>) => {
    const files = [...event.target.files ?? []].slice(0, Math.max(0, most - held.length))
    event.target.value = ''
    for (const file of files) await send(file)
  }
  return (
    <FieldGroup field={field}>
      <input
        className="file-input" id={field.name} type="file" accept="image/*" multiple capture={camera ? 'environment' : undefined}
        aria-label="选择照片" aria-describedby={status} onChange={(event) => void choose(event)}
      />
      <p className="small soft" id={status} role="status">
        {sending > 0 ? `正在传第 ${held.length - sending + 1} 张，共 ${held.length} 张…` : held.length === 0 ? `最多 ${most} 张，选好马上上传。` : `已传 ${held.filter(({ photo }) => photo !== null).length} 张。`}
      </p>
      {held.length > 0 && (
        <ul className="files">
          {held.map((one) => <HeldPhoto key={one.key} held={one} name={field.name} onRemove={() => setHeld((all) => all.filter(({ key }) => key !== one.key))} />)}
        </ul>
      )}
    </FieldGroup>
  )
}

function HeldPhoto({ held, name, onRemove }: { held: Held; name: string; onRemove(): void }) {
  return (
    <li className="photo-held">
      {held.photo !== null && (
        <>
          <input type="hidden" name={name} value={held.photo.id} />
          <span className="files__picture"><img src={held.photo.thumb} alt={held.name} width="96" height="96" /></span>
        </>
      )}
      {held.error !== null && <p className="field__error">{`${held.name}：${held.error}`}</p>}
      {(held.photo !== null || held.error !== null) && <button className="button button--quiet" type="button" onClick={onRemove} aria-label={`去掉照片 ${held.name}`}>去掉</button>}
    </li>
  )
}
