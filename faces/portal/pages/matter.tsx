/** One matter as its reporter follows it: where it stands, who has it, what happened, what I can do and why not. */
import { Acts, Button, ButtonLink, ButtonRow, DossierHead, Files, FormFields, Message, Timeline } from '../../../design/index.ts'
import { names, urls, type ActForm, type Frame, type MatterPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Matter({ page, frame }: { page: MatterPage; frame: Frame }) {
  return (
    <Page
      frame={frame}
      title={page.head.matter}
      problems={page.form?.problems ?? []}
      ownHeading
      {...(frame.person ? { back: urls.mine } : {})}
    >
      {page.done && (
        <Message tone="success" title={page.done}>
          {page.head.sentence}
        </Message>
      )}
      <DossierHead head={page.head} />
      <section className="section">
        <h2>您说的事</h2>
        <p className="typed">{page.description}</p>
        {page.photos.length > 0 && <Files files={page.photos} />}
      </section>
      <section className="section">
        <Acts acts={page.acts} {...(page.form ? { chosen: page.form.act } : {})}>
          {page.form && <ActFormInPlace page={page} form={page.form} frame={frame} />}
        </Acts>
      </section>
      <section className="section">
        <h2>办到哪一步</h2>
        <Timeline entries={page.timeline} />
      </section>
    </Page>
  )
}

function ActFormInPlace({ page, form, frame }: { page: MatterPage; form: ActForm; frame: Frame }) {
  return (
    <PostForm frame={frame} action={urls.perform(page.id, form.act)}>
      <input type="hidden" name={names.actId} value={form.actId} />
      <input type="hidden" name={names.sequence} value={form.sequence} />
      <h3 className="act-title">{form.title}</h3>
      <FormFields fields={form.fields} problems={form.problems} />
      <p className="lead">{form.consequence}</p>
      <ButtonRow>
        <Button>{form.submit}</Button>
        <ButtonLink kind="quiet" href={urls.matter(page.id)}>
          先不办
        </ButtonLink>
      </ButtonRow>
    </PostForm>
  )
}
