/** Whom to call about a matter: shown on a press, to those from whom the reporter is not hidden, and put on record. */
import { useState } from 'react'
import { api, refusalOf } from '../../spa/api.ts'

type Contact = { readonly name: string | null; readonly phone: string | null }

export function ContactPanel({ id, hidden, mine }: { id: string; hidden: boolean; mine: boolean }) {
  const [contact, setContact] = useState<Contact | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  if (hidden || mine) return null
  const show = () => {
    api.get<Contact>(`/api/dossiers/${id}/contact`).then(setContact)
      .catch((failure: unknown) => { const refusal = refusalOf(failure); setRefused(refusal?.status === 404 ? '没有留下联系方式，或者您不能查看。' : refusal?.sentence ?? null) })
  }
  return (
    <section className="contact no-print" aria-labelledby="contact-title">
      <h2 id="contact-title">提出人</h2>
      <div role="status">
        {contact !== null && <p>{`${contact.name ?? '没有登记姓名'} `}{contact.phone === null ? '没有留电话' : <a href={`tel:${contact.phone}`}>{contact.phone}</a>}</p>}
        {refused !== null && <p>{refused}</p>}
      </div>
      {contact === null && refused === null && (
        <>
          <button className="button button--ordinary" type="button" onClick={show}>看姓名和电话</button>
          <p className="small soft">看了会留下记录，提出人能看到。</p>
        </>
      )}
    </section>
  )
}
