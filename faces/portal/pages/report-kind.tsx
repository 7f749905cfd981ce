/** What is it about? Sixteen matters of life in plain words, then the kinds within; one tap each, or a few typed words. */
import { Button, EmptyState, HiddenFields, Message } from '../../../design/index.ts'
import {
  names,
  urls,
  type Frame,
  type KindLine,
  type ReportCategoryPage,
  type ReportKindPage,
  type ReportUrgentPage,
} from '../contract.ts'
import { Page, PostForm, telephone } from '../frame.tsx'
import { ReportStepPage } from './report-form.tsx'

export function ReportCategory({ page, frame }: { page: ReportCategoryPage; frame: Frame }) {
  return (
    <Page frame={frame} title="您要说哪方面的事？" problems={page.problems}>
      <SearchKinds query={page.search?.query ?? ''} />
      <PostForm frame={frame} action={urls.report}>
        <input type="hidden" name={names.step} value="category" />
        <HiddenFields values={{ ...page.draft, category: undefined, kind: undefined }} />
        {page.search && <Found page={page.search} />}
        <ul className="lines" id="category" tabIndex={-1}>
          {page.categories.map((category) => (
            <li key={category.code}>
              <button className="line" type="submit" name="category" value={category.code}>
                <b>{category.name}</b>
                <span className="line__words">{category.examples}</span>
              </button>
            </li>
          ))}
        </ul>
      </PostForm>
    </Page>
  )
}

export function ReportKind({ page, frame }: { page: ReportKindPage; frame: Frame }) {
  return (
    <ReportStepPage
      frame={frame}
      step="kind"
      title={`${page.category}：是哪一种？`}
      draft={page.draft}
      problems={page.problems}
      own={['kind']}
      onward={null}
    >
      <ul className="lines" id="kind" tabIndex={-1}>
        {page.kinds.map((kind) => (
          <li key={kind.code}>
            <KindButton kind={kind} />
          </li>
        ))}
      </ul>
    </ReportStepPage>
  )
}

/** Where life is in danger the telephone comes first. */
export function ReportUrgent({ page, frame }: { page: ReportUrgentPage; frame: Frame }) {
  return (
    <ReportStepPage
      frame={frame}
      step="urgent"
      title={`${page.matter}：请先打电话`}
      draft={page.draft}
      problems={page.problems}
      own={[]}
      onward="电话打过了，继续上报"
    >
      <Message tone="danger" title="人先离开危险的地方">
        网上上报没有打电话快。打完电话再回来接着报。
      </Message>
      <ul className="calls">
        {page.calls.map((call) => (
          <li key={call.number}>
            <a className="button button--alarm" href={telephone(call.number)}>{`打 ${call.number} ${call.who}`}</a>
            {call.when && <span className="soft">{call.when}</span>}
          </li>
        ))}
      </ul>
    </ReportStepPage>
  )
}

function SearchKinds({ query }: { query: string }) {
  return (
    <form className="search" method="get" action={urls.report} role="search">
      <label className="field__label" htmlFor="q">
        不知道选哪个？打几个字找
      </label>
      <div className="search__line">
        <input className="input" id="q" name={names.query} type="search" defaultValue={query} autoComplete="off" />
        <Button kind="ordinary">找一找</Button>
      </div>
    </form>
  )
}

function Found({ page }: { page: NonNullable<ReportCategoryPage['search']> }) {
  if (page.found.length === 0) {
    return (
      <EmptyState title={`没有找到“${page.query}”`}>
        换个说法再找，或者在下面选最接近的一类。选错了也没关系，有人会帮您改。
      </EmptyState>
    )
  }
  return (
    <section className="found">
      <h2>{`“${page.query}”可能是`}</h2>
      <ul className="lines">
        {page.found.map((kind) => (
          <li key={kind.code}>
            <KindButton kind={kind} category={kind.category} />
          </li>
        ))}
      </ul>
      <h2>都不是，从这里选</h2>
    </section>
  )
}

function KindButton({ kind, category }: { kind: KindLine; category?: string }) {
  return (
    <button className="line" type="submit" name="kind" value={kind.code}>
      <b>{kind.name}</b>
      {kind.urgent && <span className="line__urgent">紧急</span>}
      {(category ?? kind.hint) && <span className="line__words">{[category, kind.hint].filter(Boolean).join('，')}</span>}
    </button>
  )
}
