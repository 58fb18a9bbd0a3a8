// What the server answers about submissions and drafts, as far as the page reads it.

export interface Days {
  from: string | null;
  to: string | null;
  precision: string;
}

export interface Claim {
  id: string;
  dispatch: string;
  event: string;
  type: string;
  stance: string;
  certainty: string;
  claimant: string;
  principal: string;
  side: string;
  actor?: string;
  target?: string;
  place: string;
  said: Days;
  happened: Days;
  negated?: boolean;
  quantity?: { value: number | null; unit: string; modifier?: string };
  evidence?: { sentence: number; start: number; end: number };
  links?: { rel: string; to: string }[];
}

export interface Decision {
  action: string;
  by: string;
  reason?: string;
}

export interface Draft {
  id: string;
  submission: string;
  claim: Claim;
  candidates?: string[];
  why?: { what: string; rule: string; words?: string }[];
  by: string;
  state: 'pending' | 'accepted' | 'rejected' | 'retracted' | 'removed';
  revision: number;
  new_event: boolean;
  problem?: string;
  decision?: Decision;
  place_names?: Record<string, string>;
  point?: [number, number];
}

export interface Dispatch {
  id: string;
  agency: string;
  lang: string;
  published: Days;
  sha256: string;
  rights?: string;
  text?: string;
  title?: { en?: string; fr?: string };
}

export interface Submission {
  id: string;
  dispatch: Dispatch;
  by: string;
  drafts: Draft[];
  same_as?: string;
  duplicate?: boolean;
  /** The event whose claims these are, of several dispatches; else they are of one dispatch. */
  event?: string;
  papers?: Dispatch[];
}

/** A claim of the record, with the entry that last changed it. */
export interface Published {
  claim: Claim;
  revision: number;
  retracted?: boolean;
  place_names?: Record<string, string>;
  point?: [number, number];
}

export interface Claims {
  claims: Published[];
  dispatches: Dispatch[];
}

export interface Waiting {
  id: string;
  agency: string;
  published: Days;
  by: string;
  title?: { en?: string; fr?: string };
  states: Record<string, number> | null;
}

export interface Paper {
  text: string;
  published: string;
  agency: string;
  url: string;
  rights: string;
  keep_text: boolean;
}
