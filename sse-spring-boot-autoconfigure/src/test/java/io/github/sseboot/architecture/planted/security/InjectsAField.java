package io.github.sseboot.architecture.planted.security;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class InjectsAField {

	@Autowired
	BeanFactory beans;

}
