/**
 * What a device is shown that follows a case of somebody else. Plain JSON. Must never: hold what is not public of the case.
 */
export interface FollowingView {
  readonly follows: boolean;
  /** Whether it is told by its browser, and the key to ask the browser with. Null: it does not follow, or nobody is told that way here. */
  readonly notices: { readonly key: string; readonly on: boolean } | null;
}
