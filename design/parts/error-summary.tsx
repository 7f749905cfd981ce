/** Everything that is wrong, on top of the page, each line leading to its field and saying the same words as there. */
export type Problem = {
  /** Id of the control to jump to; it equals the field's name. */
  readonly field: string
  /** What to do, not what is forbidden: 写一写是什么事. */
  readonly sentence: string
}

export function ErrorSummary({ problems, title = '还差一点，改好再提交' }: { problems: readonly Problem[]; title?: string }) {
  if (problems.length === 0) return null
  return (
    <div className="error-summary" tabIndex={-1} id="error-summary" data-focus>
      <div role="alert">
        <h2>{title}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={problem.field + problem.sentence}>
              <a href={`#${problem.field}`}>{problem.sentence}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The sentence that belongs to one field, if it has one. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.sentence
}
