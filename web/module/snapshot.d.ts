// What the program says of itself: the counterpart of wasm/snapshot.go.

export interface Snapshot {
  now: number;
  shared: string | null;
  latest: number;
  profiles: { name: string; default: boolean; app: boolean; valid: boolean; damaged: boolean; services: string[] }[] | null;
  apps: ShownApplication[];
  spooler: {
    transports: { provider: string; loggedOn: boolean; inbound: boolean; outbound: boolean; flushing: string }[];
    calls: { number: number; provider: string; method: string; result: string }[];
  };
  storage: import('./session-types.js').StorageState;
}

export interface ShownApplication {
  name: string;
  at: number;
  references: number;
  routines: ShownRoutine[] | null;
  ticks: Tick[] | null;
  refusals: { number: number; text: string; rule: string }[] | null;
  sessions: { id: number; profile: string; shared: boolean; members: number; services: ShownService[] }[] | null;
  logon: ShownLogon | null;
}

export interface ShownService {
  name: string;
  disabled: boolean;
  /** `result` is that of the last try, `detail` what the provider said of it (S-120). */
  providers: { name: string; kind: string; state: string; result: string; detail: string }[];
}

export interface ShownRoutine {
  tag: number;
  slot: number;
  priority: number;
  csec: number;
  options: string;
  ready: boolean;
  reason: string;
  rule: string;
  left: number;
  by: number;
}

export interface Tick {
  number: number;
  kind: 'idle' | 'message' | 'flush';
  at: number;
  budget: number;
  calls: { tag: number; cost: number; threw: boolean }[];
}

export interface ShownLogon {
  asked: string;
  asks: string;
  path: Step[] | null;
  session: number;
  profile: string;
  error: { code: number; name: string; message: string; detail?: string } | null;
}

export interface Step {
  node: string;
  edge: string;
  facts: { Name: string; Value: string }[] | null;
  exit: string;
  rule: string;
}

export interface Chart {
  title: string;
  width: number;
  height: number;
  nodes: ChartNode[];
  edges: ChartEdge[];
  terminal: Record<string, boolean>;
}

export interface Point {
  X: number;
  Y: number;
}

export interface ChartNode {
  ID: string;
  Caption: string;
  Shape: 'terminator' | 'decision' | 'action';
  At: Point;
  Label: Point;
  Rules: string[];
}

export interface ChartEdge {
  ID: string;
  From: string;
  To: string;
  Label: string;
  Via: Point[] | null;
}

export interface Flag {
  Name: string;
  Value: number;
}

export interface Constants {
  logon: Flag[];
  options: Flag[];
  changes: Flag[];
  results: Flag[];
}
