/** A page of Zoom's that says what this library relies on. */
export interface ZoomArticle {
  /** Number of the article in Zoom's support centre. */
  readonly number: string;
  readonly title: string;
  readonly url: string;
  /** Month in which the article was read, as `YYYY-MM`. */
  readonly seen: string;
}

/**
 * How sure a fact is.
 *
 * - `verbatim`: the article says it in these words.
 * - `inferred`: the article does not say it; the note of the fact tells what it was concluded from.
 */
export type Confidence = 'verbatim' | 'inferred';

/** A value that Zoom decides, with the place that it was taken from. */
export interface ZoomFact<T> {
  readonly value: T;
  readonly article: ZoomArticle;
  readonly confidence: Confidence;
  /** What the value means beyond its name, or what an inference rests on. */
  readonly note?: string;
}

/** A value that the article states word for word. */
export function verbatim<T>(article: ZoomArticle, value: T, note?: string): ZoomFact<T> {
  return { value, article, confidence: 'verbatim', note };
}

/** A value that was concluded from what the article says; the note tells how. */
export function inferred<T>(article: ZoomArticle, value: T, note: string): ZoomFact<T> {
  return { value, article, confidence: 'inferred', note };
}
