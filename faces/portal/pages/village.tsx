/** Which village is spoken of: search, or county, township and village as plain lists; works without script. */
import { Button, EmptyState } from '../../../design/index.ts'
import { names, urls, type Frame, type VillagePage } from '../contract.ts'
import { Page } from '../frame.tsx'

export function Village({ page, frame }: { page: VillagePage; frame: Frame }) {
  return (
    <Page frame={frame} title="您说的是哪个村？" back={page.back}>
      <form className="search" method="get" action={urls.village} role="search">
        <input type="hidden" name="back" value={page.back} />
        <label className="field__label" htmlFor="q">
          打村名里的两个字找
        </label>
        <div className="search__line">
          <input className="input" id="q" name={names.query} type="search" defaultValue={page.query ?? ''} autoComplete="off" />
          <Button kind="ordinary">找一找</Button>
        </div>
      </form>
      {page.query !== null && page.lines.length === 0 && (
        <EmptyState title={`没有找到“${page.query}”`}>
          {'少打几个字再试，或者'}
          <a className="tap" href={startHref(page)}>
            从县里一级一级选
          </a>
        </EmptyState>
      )}
      {page.lines.length > 0 && <h2>{headingOf(page)}</h2>}
      {page.path.length > 0 && (
        <p>
          <a className="tap" href={startHref(page)}>
            从头再选
          </a>
        </p>
      )}
      <ul className="lines">
        {page.lines.map((line) => (
          <li key={line.href}>
            <a className="line" href={line.href}>
              <b>{line.name}</b>
              {line.words && <span className="line__words">{line.words}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function headingOf({ query, path }: VillagePage): string {
  if (query !== null) return `“${query}”可能是`
  return path.length === 0 ? '或者从县里选起' : path.join('，')
}

function startHref({ back }: VillagePage): string {
  return `${urls.village}?${new URLSearchParams({ back }).toString()}`
}
