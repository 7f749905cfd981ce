/** One matter as its reporter follows it: where it stands, who has it, what happened, what I can do and why not. */
import {
  Acts,
  Button,
  ButtonLink,
  ButtonRow,
  DossierHead,
  Files,
  FormFields,
  machineTime,
  Message,
  momentWords,
  StatusWord,
  Timeline,
} from '../../../design/index.ts'
import { names, urls, type ActForm, type Frame, type MatterPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Matter({ page, frame }: { page: MatterPage; frame: Frame }) {
  const { acts } = page
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
      {page.remarks.map((remark) => (
        <p className="remark" key={remark}>
          {remark}
        </p>
      ))}
      {page.main && <MainMatter main={page.main} />}
      {page.follows && <p className="remark">您也报过这件事，所以在这里能看到办到哪一步。</p>}
      {page.description !== null && (
        <section className="section">
          <h2>您说的事</h2>
          <p className="typed">{page.description}</p>
          {page.against.length > 0 && <p>{`反映的是：${page.against.join('、')}`}</p>}
          {page.photos.length > 0 && <Files files={page.photos} />}
        </section>
      )}
      {acts.open.length + acts.closed.length > 0 && (
        <section className="section">
          <Acts acts={acts} {...(page.form ? { chosen: page.form.act } : {})}>
            {page.form && <ActFormInPlace page={page} form={page.form} frame={frame} />}
          </Acts>
        </section>
      )}
      <section className="section">
        <h2>办到哪一步</h2>
        <Timeline entries={page.timeline} />
      </section>
      {page.looks.length > 0 && <Looks looks={page.looks} />}
    </Page>
  )
}

/** Merged: the other matter is where things happen now. */
function MainMatter({ main }: { main: NonNullable<MatterPage['main']> }) {
  return (
    <section className="section main-matter" aria-labelledby="main-matter">
      <h2 id="main-matter">和这一件一起办</h2>
      {main.href === null ? (
        <p>{main.sentence}</p>
      ) : (
        <>
          <p>
            <b>{main.matter}</b> {main.status && <StatusWord status={main.status} />}
          </p>
          <p>{main.sentence}</p>
          <ButtonRow>
            <ButtonLink href={main.href}>看那一件办到哪一步</ButtonLink>
          </ButtonRow>
        </>
      )}
    </section>
  )
}

function Looks({ looks }: { looks: MatterPage['looks'] }) {
  return (
    <section className="section no-print" aria-labelledby="looks">
      <h2 id="looks">谁看过您的联系方式</h2>
      <ul className="records">
        {looks.map((look) => (
          <li key={look.id}>
            <p>{`${look.unit} ${look.who}`}</p>
            <p className="soft small">
              <time dateTime={machineTime(look.at)}>{momentWords(look.at, 'villager')}</time>
              ，为了联系您
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a className="tap" href={urls.complain}>
          觉得不该看的，可以投诉
        </a>
      </p>
    </section>
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
