package io.github.sseboot.architecture.planted.core.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

class HoldsAVarHandle {

	static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

}
