// The manifest of operations: every module registers its resources here, before the first request.
export {};
