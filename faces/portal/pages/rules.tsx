/** 办事规则: how a matter goes, generated from the published procedure itself, so that the page cannot lie. */
import { Fragment } from 'react'
import { DataTable } from '../../../design/index.ts'
import { urls, type Frame, type RuleAct, type RulePage, type RulesPage } from '../contract.ts'
import { Page } from '../frame.tsx'

export function Rules({ page, frame }: { page: RulesPage; frame: Frame }) {
  return (
    <Page frame={frame} title="办事规则" back={urls.home}>
      <p className="lead">每件事谁来办、几天办完、您能做什么，都照这里写的办。</p>
      <ul className="lines">
        {page.procedures.map((procedure) => (
          <li key={procedure.key}>
            <a className="line" href={urls.rule(procedure.key)}>
              <b>{procedure.name}</b>
              <span className="line__words">{procedure.sentence}</span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** Folded: on a telephone the whole would be twenty screens, and nobody needs more than one of its parts. */
export function Rule({ page, frame }: { page: RulePage; frame: Frame }) {
  return (
    <Page frame={frame} title={`${page.name}怎么办`} back={urls.rules}>
      <p className="lead">{page.sentence}</p>
      <nav className="contents no-print" aria-label="这一页有">
        <ul>
          {contents.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section className="section" id="mine">
        <h2>您能做什么</h2>
        <Acts acts={page.mine} without="who" />
      </section>
      <Limits page={page} />
      <section className="section" id="steps">
        <h2>一步一步</h2>
        {page.steps.map((step, at) => (
          <details className="fold" key={step.name}>
            <summary>{`${at + 1} ${step.name}`}</summary>
            <Step step={step} />
          </details>
        ))}
        {page.anytime.length > 0 && (
          <details className="fold">
            <summary>什么时候都可以办的</summary>
            <Acts acts={page.anytime} />
          </details>
        )}
        {page.moreHref && (
          <p>
            <a className="tap" href={page.moreHref}>
              想细看：每一步谁来办、各项时限、流程图
            </a>
          </p>
        )}
        {page.picture && (
          <div
            className="rule-picture"
            role="group"
            aria-label="流程图，上面有文字"
            tabIndex={0}
            dangerouslySetInnerHTML={{ __html: page.picture }}
          />
        )}
      </section>
      <section className="section small" id="basis">
        <h2>依据</h2>
        <ul className="basis">
          {page.basis.map((law) => (
            <li key={law}>{law}</li>
          ))}
        </ul>
        <p className="soft">{page.version}</p>
      </section>
    </Page>
  )
}

const contents = [
  ['mine', '您能做什么'],
  ['limits', '几天办完'],
  ['steps', '一步一步'],
  ['basis', '依据'],
] as const

function Limits({ page }: { page: RulePage }) {
  return (
    <section className="section" id="limits">
      <h2>几天办完</h2>
      {page.tables.map((table) => (
        <Fragment key={table.title}>
          <DataTable
            caption={table.title}
            narrow="scroll"
            keyOf={(row) => row[0] ?? ''}
            rows={table.rows}
            columns={table.columns.map((head, at) => ({
              key: head,
              head,
              cell: (row: readonly string[]) => row[at] ?? '',
              names: at === 0,
            }))}
          />
          {table.note && <p className="soft small">{table.note}</p>}
        </Fragment>
      ))}
      {page.limits.length > 0 && (
        <details className="fold">
          <summary>每一步的时限，超了怎么办</summary>
          <DataTable
            caption="时限"
            captionHidden
            keyOf={(limit) => limit.name}
            rows={page.limits}
            columns={[
              { key: 'name', head: '环节', cell: (limit) => limit.name, names: true },
              { key: 'length', head: '时限', cell: (limit) => limit.length },
              { key: 'consequence', head: '超了怎么办', cell: (limit) => limit.consequence },
            ]}
          />
        </details>
      )}
    </section>
  )
}

function Step({ step }: { step: RulePage['steps'][number] }) {
  return (
    <>
      <dl className="states">
        {step.states.map((state) => (
          <div key={state.name}>
            <dt>
              {state.name}
              {state.official && <span className="official">{`公文里叫“${state.official}”`}</span>}
            </dt>
            <dd>{state.sentence}</dd>
          </div>
        ))}
      </dl>
      {step.acts.length > 0 && (
        <>
          <h3>谁来办</h3>
          <Acts acts={step.acts} />
        </>
      )}
    </>
  )
}

function Acts({ acts, without }: { acts: readonly RuleAct[]; without?: 'who' }) {
  return (
    <dl className="states">
      {acts.map((act) => (
        <div key={act.name}>
          <dt>{without === 'who' ? act.name : `${act.name}：${act.who}`}</dt>
          <dd>
            {act.consequence}
            {act.rules.length > 0 && <span className="official">{`依据 ${act.rules.join(' ')}`}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
