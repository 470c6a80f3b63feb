package idle

// list is a doubly linked list through the nodes of a table, by slot number.
// Slot 0 belongs to no routine, so the zero list is empty.
type list struct{ head, tail int32 }

func (l *list) empty() bool { return l.head == 0 }

func (t table) pushBack(l *list, i int32) {
	t[i].prev, t[i].next = l.tail, 0
	if l.tail == 0 {
		l.head = i
	} else {
		t[l.tail].next = i
	}
	l.tail = i
}

func (t table) pushFront(l *list, i int32) {
	t[i].prev, t[i].next = 0, l.head
	if l.head == 0 {
		l.tail = i
	} else {
		t[l.head].prev = i
	}
	l.head = i
}

func (t table) unlink(l *list, i int32) {
	prev, next := t[i].prev, t[i].next
	if prev == 0 {
		l.head = next
	} else {
		t[prev].next = next
	}
	if next == 0 {
		l.tail = prev
	} else {
		t[next].prev = prev
	}
}
